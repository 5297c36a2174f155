mod listing;
mod sample;
mod second_officer;
mod tranche;
mod updated_by;
