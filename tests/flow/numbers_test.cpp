// SPDX-License-Identifier: Apache-2.0
// Numbers over HTTP, on the real binary and both databases: reserved and used, inserted by two persons,
// taken centrally for the Wali Kota, and the check that tells when somebody touched the book.
#include <algorithm>

#include "tests/flow/flow.h"

namespace numbers_test {

using core::Json;
using tests::Caller;
using tests::Reply;

constexpr const char* books = "/api/v1/numbers";

class NumberFlow : public tests::Flow {
  protected:
    std::string submitted(const Caller& drafter, const std::string& signer, const std::string& subject) {
        const Json content = {{"kind", "surat_dinas"},
                              {"subject", subject},
                              {"body", "Bersama ini disampaikan jadwal pemeliharaan jaringan antarperangkat daerah."},
                              {"classification", "000.1.5"},
                              {"access", "biasa"},
                              {"urgency", "biasa"},
                              {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                              {"signer", position_id(drafter, signer)},
                              {"initials", Json::array()}};
        const Reply made = drafter.post("/api/v1/letters", content);
        EXPECT_EQ(made.status, 201) << made.json.dump();
        send_up(drafter, made.json["id"]);
        return made.json["id"];
    }
    Json signed_by(const Caller& signer, const Caller& reader, const std::string& letter) {
        const Reply done = signer.post("/api/v1/signing/letter:" + letter + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        return reader.get("/api/v1/letters/" + letter).json;
    }
    static std::string series(const Caller& caller) { return caller.get(books).json["series"]["id"]; }
    std::string database() const { return city_->address(); }
};

TEST_P(NumberFlow, a_reserved_number_is_used_by_the_letter_chosen_for_it) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), clerk = caller("DISKOMINFO.UMPEG"),
                 head = caller("DISKOMINFO.KADIS");
    EXPECT_EQ(drafter.post(std::string(books) + "/reservations", {{"series", series(drafter)}, {"purpose", "x"}}).status, 403);
    const Reply bad = clerk.post(std::string(books) + "/reservations",
                                 {{"series", series(clerk)}, {"purpose", ""}, {"classification", "9.9.9"}});
    EXPECT_EQ(bad.status, 422);
    EXPECT_EQ(bad.json["faults"].size(), 2u) << bad.json.dump();
    const Reply made = clerk.post(std::string(books) + "/reservations",
                                  {{"series", series(clerk)}, {"purpose", "Pemberitahuan pemeliharaan"}, {"classification", "000.1.5"}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string number = made.json["number"], address = std::string(books) + "/" + made.json["id"].get<std::string>();
    const std::string letter = submitted(drafter, "DISKOMINFO.KADIS", "Pemeliharaan jaringan");
    EXPECT_EQ(caller("DINKES.SEKRETARIS").post(address + "/bind", {{"subject", "letter:" + letter}}).status, 404);
    ASSERT_EQ(drafter.post(address + "/bind", {{"subject", "letter:" + letter}}).status, 200);
    EXPECT_EQ(signed_by(head, drafter, letter)["number"], number);
    EXPECT_EQ(clerk.get(address).json["state"], "used");
    EXPECT_EQ(clerk.get(address).json["document"]["title"], "Pemeliharaan jaringan");
    EXPECT_EQ(clerk.post(address + "/void", {{"reason", "Tidak jadi"}}).status, 409) << "used for good";
    const Reply sheet = clerk.get("/numbers/book.xlsx");
    EXPECT_EQ(sheet.status, 200);
    EXPECT_EQ(core::chars(sheet.bytes).substr(0, 2), "PK");
    for (const char* book : {"/numbers/book.pdf", "/letters/registers/outgoing.pdf", "/letters/registers/dispatch.pdf"}) {
        const Reply paper = clerk.get(book);
        EXPECT_EQ(paper.status, 200) << book;
        EXPECT_EQ(core::chars(paper.bytes).substr(0, 5), "%PDF-") << book;
    }
    const Json outgoing = drafter.get("/api/v1/letters/registers/outgoing").json["letters"];
    EXPECT_TRUE(std::any_of(outgoing.begin(), outgoing.end(), [&](const Json& one) { return one["number"] == number; }));
    EXPECT_EQ(drafter.get("/letters/registers/outgoing?month=13").status, 422);
    server_->stop();
    EXPECT_NE(server_->command({"numbers:check"}).find("lompatan = 0"), std::string::npos);
    server_->command({"audit:verify"});
}

TEST_P(NumberFlow, an_inserted_number_takes_a_second_person) {
    const Caller clerk = caller("DISKOMINFO.UMPEG"), other = caller("DISKOMINFO.SEKRETARIS"),
                 drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
    const Reply waiting = other.get(std::string(books) + "/insertions?decision=waiting");
    if (waiting.json["items"].empty()) GTEST_SKIP() << "the first days of a year leave no day to insert into";
    const Json asked = waiting.json["items"][0];
    const std::string address = std::string(books) + "/insertions/" + asked["id"].get<std::string>();
    EXPECT_EQ(clerk.post(address + "/approve").status, 403) << "a clerk does not approve";
    const Reply own = other.post(std::string(books) + "/insertions",
                                 {{"series", asked["series"]}, {"date", asked["date"]}, {"reason", "Terlambat diajukan"}});
    ASSERT_EQ(own.status, 201) << own.json.dump();
    EXPECT_EQ(other.post(std::string(books) + "/insertions/" + own.json["id"].get<std::string>() + "/approve").status, 403)
        << "never one's own";
    const Reply made = other.post(address + "/approve");
    ASSERT_EQ(made.status, 200) << made.json.dump();
    EXPECT_EQ(made.json["path"], "inserted");
    EXPECT_EQ(made.json["number"], asked["printed"]);
    const std::string letter = submitted(drafter, "DISKOMINFO.KADIS", "Berita acara serah terima");
    ASSERT_EQ(drafter.post(std::string(books) + "/" + made.json["id"].get<std::string>() + "/bind", {{"subject", "letter:" + letter}}).status, 200);
    const Json sealed = signed_by(head, drafter, letter);
    EXPECT_EQ(sealed["number"], made.json["number"]);
    EXPECT_EQ(sealed["date"], asked["date"]) << "the letter bears the day it was inserted for";
    EXPECT_EQ(clerk.get(books).json["gaps"], 0);
}

TEST_P(NumberFlow, what_the_wali_kota_signs_is_numbered_at_setda) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), mayor = caller("WALIKOTA.WK"), clerk = caller("SETDA.TU");
    const std::string letter = submitted(drafter, "WALIKOTA.WK", "Penetapan hari layanan digital");
    const Json sealed = signed_by(mayor, drafter, letter);
    EXPECT_EQ(sealed["number"], "000.1.5/1/DISKOMINFO") << "number 1 of Setda, with the unit that wrote";
    const Reply book = clerk.get(books);
    ASSERT_EQ(book.json["numbers"].size(), 1u) << book.json.dump();
    EXPECT_EQ(book.json["numbers"][0]["document"]["title"], "Penetapan hari layanan digital");
    EXPECT_EQ(clerk.get("/api/v1/letters/" + letter).status, 200) << "its clerk may read what the book holds";
    const Reply own = caller("DISKOMINFO.UMPEG").get(books);
    const auto& numbers = own.json["numbers"];
    EXPECT_TRUE(std::none_of(numbers.begin(), numbers.end(), [&](const Json& one) { return one["subject"] == "letter:" + letter; }));
}

TEST_P(NumberFlow, the_check_tells_when_somebody_touched_the_book) {
    server_->stop();
    server_->command({"numbers:check"});
    const auto db = core::db::open(database());
    tests::run_raw(*db, GetParam() == core::db::Engine::sqlite
                            ? "DROP TRIGGER numbering_number_stays"
                            : "DROP TRIGGER numbering_number_settled ON numbering_number");
    tests::run_raw(*db, "DELETE FROM numbering_number WHERE state = 'void'");
    EXPECT_NE(server_->command({"numbers:check"}, {}, 1).find("lompatan = 1"), std::string::npos);
    server_->start();
    EXPECT_EQ(Caller(*server_, "").get("/health/ready").status, 200) << "a gap does not take the office down";
}

NASKAH_ON_BOTH_DATABASES(NumberFlow);

}  // namespace
