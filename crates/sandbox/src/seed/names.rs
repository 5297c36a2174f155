//! Names of Indian businesses and people.

use super::random::Random;

const GIVEN: &[&str] = &[
    "Aarav",
    "Aditi",
    "Ananya",
    "Arjun",
    "Asha",
    "Bhavna",
    "Chitra",
    "Deepak",
    "Divya",
    "Farhan",
    "Fatima",
    "Ganesh",
    "Gurpreet",
    "Harini",
    "Imran",
    "Ishaan",
    "Jaya",
    "Joseph",
    "Kabir",
    "Kavya",
    "Lakshmi",
    "Manoj",
    "Meenakshi",
    "Mohammed",
    "Nandini",
    "Neha",
    "Pooja",
    "Pranav",
    "Rajesh",
    "Rekha",
    "Rohan",
    "Sanjay",
    "Shreya",
    "Simran",
    "Sunita",
    "Suresh",
    "Tanvi",
    "Usha",
    "Vikram",
    "Yasmin",
];
const FAMILY: &[&str] = &[
    "Agarwal", "Ahmed", "Banerjee", "Bhat", "Chauhan", "Das", "Deshmukh", "D'Souza", "Gill", "Gowda", "Gupta", "Hegde",
    "Iyer", "Jadhav", "Joshi", "Khan", "Kulkarni", "Kumar", "Menon", "Mishra", "Naidu", "Nair", "Pandey", "Patel",
    "Patil", "Pillai", "Rao", "Reddy", "Sharma", "Shetty", "Singh", "Sinha", "Thakur", "Varma", "Yadav",
];
const LEADING: &[&str] = &[
    "Annapurna",
    "Ashoka",
    "Balaji",
    "Bharat",
    "Chandra",
    "Coromandel",
    "Deccan",
    "Ganga",
    "Godavari",
    "Himalaya",
    "Indus",
    "Jai Ambe",
    "Kamal",
    "Kaveri",
    "Konark",
    "Lakshmi",
    "Mahalaxmi",
    "Malabar",
    "Narmada",
    "Nila",
    "Om",
    "Padma",
    "Prakash",
    "Raj",
    "Sahyadri",
    "Saraswati",
    "Shree Krishna",
    "Sunrise",
    "Surya",
    "Tungabhadra",
    "Vindhya",
    "Zaveri",
];
const TRADES: &[&str] = &[
    "Agro Traders",
    "Auto Parts",
    "Bakery",
    "Cables",
    "Ceramics",
    "Chemicals",
    "Cold Storage",
    "Dairy",
    "Diagnostics",
    "Electricals",
    "Enterprises",
    "Exports",
    "Fabricators",
    "Foods",
    "Furniture",
    "Garments",
    "Granites",
    "Hardware",
    "Industries",
    "Jewellers",
    "Logistics",
    "Medicals",
    "Packaging",
    "Paints",
    "Pharma",
    "Plastics",
    "Poultry",
    "Printers",
    "Provision Stores",
    "Seeds",
    "Steel Works",
    "Textiles",
    "Timber Mart",
    "Transport",
];
const FORMS: &[&str] = &["", "", "", " Pvt Ltd", " Pvt Ltd", " LLP", " & Sons", " & Co", " (India) Ltd"];

/// Returns the name of a business or, in one of three cases, a person.
pub(super) fn borrower(random: &mut Random) -> String {
    if random.chance(33) {
        return format!("{} {}", random.choose(GIVEN), random.choose(FAMILY));
    }
    format!("{} {}{}", random.choose(LEADING), random.choose(TRADES), random.choose(FORMS))
}

/// Returns the account holder's name: the borrower's without the legal form.
pub(super) fn holder(borrower: &str) -> String {
    FORMS
        .iter()
        .filter(|form| !form.is_empty())
        .find_map(|form| borrower.strip_suffix(form))
        .unwrap_or(borrower)
        .to_owned()
}
