mod listing;
mod sample;
mod tranche;
