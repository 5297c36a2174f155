use crate::testing::Server;
use serde_json::json;

const PATH: &str = "/v1/lms/loans/export_cashback/";

#[test]
fn exports_cashback_of_a_date_range() {
    let server = Server::start();
    let officer = server.officer();
    let loan = officer.loan("LN05CRPT");
    for (kind, amount) in [("cashback", 120.5), ("holdback", 99.0)] {
        let made =
            officer.post(&format!("/v1/lms/loans/{loan}/adjustments/"), &json!({ "type": kind, "amount": amount }));
        assert_eq!(made.status, 201);
    }
    let file = officer.get(PATH);
    assert_eq!((file.status, file.header("content-type")), (200, "text/csv; charset=utf-8"));
    let lines: Vec<&str> = file.text.trim_end().split("\r\n").collect();
    assert_eq!(lines.len(), 2, "{}", file.text);
    assert!(
        lines[1].contains("LN05CRPT,<script>alert(1)</script>")
            && lines[1].ends_with("120.5,120.5,approved,2026-11-23"),
        "{}",
        lines[1]
    );
    let today = server.sandbox.clock.today();
    let tomorrow = today.add_days(1).start().epoch_text();
    assert_eq!(officer.get(&format!("{PATH}?date_from={tomorrow}")).text.lines().count(), 1);
    let on = today.start().epoch_text();
    assert_eq!(
        officer.get(&format!("{PATH}?date_from={on}&date_to={on}")).text.lines().count(),
        2,
        "the whole last day"
    );
    assert_eq!(officer.get(&format!("{PATH}?date_from=soon")).status, 400);
}
