// SPDX-License-Identifier: Apache-2.0
// What comes to a city over HTTP: a letter of Naskah that fills its own fields under its signature, the same bytes
// warned of, and a scan of two letters registered one after the other.
#include "core/pdf/write.h"
#include "tests/flow/flow.h"
#include "tests/support/zip_sample.h"

namespace intake_flow_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::wait_for;

class IntakeFlow : public tests::Flow {
  protected:
    Bytes sealed(const std::string& subject) {
        const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS");
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_dinas"},
                                                            {"subject", subject},
                                                            {"classification", "000.1.5"},
                                                            {"body", "Mohon kehadiran Saudara."},
                                                            {"addressees", {position_id(drafter, "SETDA.SEKDA")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        const std::string id = made.json["id"];
        tests::send_up(drafter, id);
        const Reply done =
            head.post("/api/v1/signing/letter:" + id + "/sign", {{"passphrase", tests::demo_passphrase}});
        EXPECT_EQ(done.status, 200) << done.json.dump();
        number_ = drafter.get("/api/v1/letters/" + id).json["number"];
        return drafter.get("/api/v1/letters/" + id + "/pdf").bytes;
    }
    Json ready(const Caller& clerk, const std::string& name, core::ByteView bytes) {
        const Reply taken = clerk.upload("/api/v1/intake", {}, name, bytes);
        EXPECT_EQ(taken.status, 201) << taken.json.dump();
        const std::string id = taken.json["results"].front()["arrival"];
        return wait_for([&] { return clerk.get("/api/v1/intake/" + id); },
                        [](const Reply& reply) {
                            return reply.json["state"] == "ready" || reply.json["state"] == "split";
                        })
            .json;
    }
    Json field(const Json& arrival, const std::string& name) {
        for (const auto& each : arrival["found"])
            if (each["field"] == name) return each;
        ADD_FAILURE() << "nothing found of " << name << " in " << arrival.dump();
        return Json::object();
    }
    Reply enter(const Caller& clerk, const Json& arrival, const std::string& number, bool confirmed = false) {
        auto headers = clerk.headers();
        std::string body;
        std::tie(body, headers["Content-Type"]) = tests::multipart(
            {{"paper", arrival["id"].get<std::string>()}, {"sender", "Dinas Komunikasi dan Informatika"}, {"number", number},
             {"subject", "Undangan"}, {"date", core::iso(tests::today())},
             {"received", core::iso(tests::today())},
             {"position", position_id(clerk, "SETDA.SEKDA")}, {"confirmed", confirmed ? "1" : ""}},
            {});
        return tests::ask(*server_, "POST", "/api/v1/incoming", headers, body);
    }
    std::string number_;
};

TEST_P(IntakeFlow, a_letter_of_naskah_fills_its_own_fields) {
    const Caller clerk = caller("SETDA.TU");
    const auto pdf = sealed("Undangan penyelarasan data");
    const auto arrival = ready(clerk, "undangan.pdf", pdf);
    EXPECT_EQ(arrival["verdict"]["indication"], "TOTAL-PASSED") << arrival["verdict"].dump();
    for (const char* name : {"sender", "number", "date", "subject", "access", "urgency", "classification"})
        EXPECT_EQ(field(arrival, name)["grounds"], "proven") << name;
    EXPECT_EQ(field(arrival, "number")["value"], number_);
    EXPECT_EQ(field(arrival, "subject")["value"], "Undangan penyelarasan data");
    EXPECT_EQ(field(arrival, "classification")["value"], "000.1.5");
    EXPECT_EQ(field(arrival, "number")["place"]["page"], 1) << "and it stands on the page where it was read";

    // One byte later the signature no longer holds for what the file tells.
    auto changed = pdf;
    const auto at = core::chars(pdf).rfind("%%EOF");
    ASSERT_NE(at, std::string_view::npos);
    const std::string more = "\n1 0 obj\n<< >>\nendobj\n";
    changed.insert(changed.end(), more.begin(), more.end());
    const Reply taken = clerk.upload("/api/v1/intake", {}, "diubah.pdf", changed);
    if (taken.status == 201) {
        const auto other = ready(clerk, "diubah.pdf", changed);
        EXPECT_NE(field(other, "subject")["grounds"], "proven");
    }
    EXPECT_EQ(enter(clerk, arrival, number_).status, 409) << "the house had sent it to him already";
    const Reply entered = enter(clerk, arrival, number_, true);
    ASSERT_EQ(entered.status, 201) << entered.json.dump();
    EXPECT_EQ(clerk.get("/api/v1/intake/" + arrival["id"].get<std::string>()).json["state"], "registered");
    EXPECT_EQ(enter(clerk, arrival, number_, true).status, 409) << "once";
    const auto again = ready(clerk, "sekali lagi.pdf", pdf);
    EXPECT_EQ(again["same"].size(), 1u);
    EXPECT_EQ(enter(clerk, again, "nomor lain").status, 409) << "equal content is asked about";
}

// As it is downloaded from SRIKANDI: the letter with what belongs to it.
TEST_P(IntakeFlow, a_zip_is_one_letter_with_its_attachments) {
    const Caller clerk = caller("SETDA.TU"), head = caller("SETDA.SEKDA"), other = caller("DISKOMINFO.TU");
    const auto sheet = [](const std::vector<std::string>& lines) {
        core::pdf::Document page;
        for (const auto& line : lines) page.push_back(core::pdf::Paragraph{.runs = {{line, {}}}});
        return core::pdf::write(page, {}, NASKAH_FONTS).bytes;
    };
    const auto letter = sheet({"PEMERINTAH KOTA PANGKALPINANG", "DINAS KESEHATAN", "Pangkalpinang, 20 November 2026",
                               "Nomor : 400.7/12/DINKES/2026", "Hal : Undangan rapat imunisasi",
                               "Yth. Sekretaris Daerah", "Kami mengundang Saudara menghadiri rapat pekan depan."});
    const auto table = sheet({"Daftar peserta", "Puskesmas Rangkui", "Puskesmas Gerunggang"});
    const auto zip = tests::zip_of({{"unduhan/peserta.pdf", table}, {"unduhan/naskah.pdf", letter}});
    const auto arrival = ready(clerk, "unduhan.zip", zip);
    ASSERT_EQ(arrival["files"].size(), 2u) << arrival.dump();
    EXPECT_EQ(arrival["files"][1]["letter"], true);
    EXPECT_EQ(field(arrival, "number")["value"], "400.7/12/DINKES/2026");
    const std::string id = arrival["id"], path = "/api/v1/intake/" + id;
    EXPECT_EQ(clerk.get(path + "/files/1").bytes, table);
    EXPECT_EQ(clerk.get(path + "/files/3").status, 404);
    EXPECT_EQ(other.get(path + "/files/1").status, 404);
    const std::string page = clerk.get("/intake/" + id).text();
    EXPECT_NE(page.find("Jadikan surat"), std::string::npos) << page;
    EXPECT_NE(clerk.get("/incoming/new?paper=" + id).text().find("peserta.pdf"), std::string::npos);
    EXPECT_NE(clerk.get("/intake").text().find("Terbaca: "), std::string::npos) << "a row tells what was read";
    EXPECT_EQ(clerk.post(path + "/letter", {{"file", 2}}).status, 422) << "it is";
    EXPECT_EQ(other.post(path + "/letter", {{"file", 1}}).status, 404);

    const Reply entered = enter(clerk, arrival, "400.7/12/DINKES/2026");
    ASSERT_EQ(entered.status, 201) << entered.json.dump();
    const std::string entry = entered.json["id"], at = "/incoming/" + entry + "/attachments/";
    const Json attachments = head.get("/api/v1/incoming/" + entry).json["attachments"];
    ASSERT_EQ(attachments.size(), 1u);
    EXPECT_EQ(attachments[0]["name"], "peserta.pdf");
    EXPECT_NE(head.get("/incoming/" + entry).text().find(at + "1"), std::string::npos);
    EXPECT_EQ(head.get(at + "1").bytes, table);
    EXPECT_EQ(head.get("/api/v1" + at + "1").bytes, table);
    EXPECT_EQ(head.get(at + "2").status, 404);
    EXPECT_EQ(other.get(at + "1").status, 404) << "who may not read the letter";
    server_->command({"integrity:stamp"});
    const std::string proof = "/api/v1/integrity/proof?subject=attachment:" + entry + ":";
    EXPECT_EQ(head.get(proof + "1").headers.at("proved-file"), core::sha256(table).hex());
    EXPECT_EQ(head.get("/api/v1/integrity/file?subject=attachment:" + entry + ":1").bytes, table);
    EXPECT_EQ(head.get(proof + "2").status, 404);
    EXPECT_EQ(other.get(proof + "1").status, 404);
    EXPECT_NE(head.get("/incoming/" + entry).text().find("/integrity/file?subject=attachment"), std::string::npos);
    const auto found = [](const Caller& who) { return who.get("/api/v1/search?q=Gerunggang").json["total"].get<int>(); };
    tests::wait_for([&] { return head.get("/api/v1/search?q=Gerunggang"); },
                    [](const Reply& reply) { return reply.json["total"] == 1; });
    EXPECT_EQ(found(head), 1) << "by a word of its attachment";
    EXPECT_EQ(found(other), 0);

    const Reply bad = clerk.upload("/api/v1/intake", {}, "jebakan.zip", tests::zip_of({{"../naskah.pdf", letter}}));
    EXPECT_EQ(bad.status, 422) << bad.json.dump();
}

TEST_P(IntakeFlow, strangers_learn_nothing) {
    const Caller clerk = caller("SETDA.TU");
    core::pdf::Document page;
    page.push_back(core::pdf::Paragraph{.runs = {{"Surat dari luar", {}}}});
    const auto arrival = ready(clerk, "surat.pdf", core::pdf::write(page, {}, NASKAH_FONTS).bytes);
    const std::string path = "/api/v1/intake/" + arrival["id"].get<std::string>();
    const Caller other = caller("DISKOMINFO.TU"), head = caller("SETDA.SEKDA"), citizen(*server_, "");
    for (const char* part : {"", "/pdf", "/original"}) {
        EXPECT_EQ(other.get(path + part).status, 404) << part;
        EXPECT_EQ(head.get(path + part).status, 403) << part;
        EXPECT_EQ(citizen.get(path + part).status, 401) << part;
    }
    EXPECT_EQ(other.post(path + "/discard", {{"reason", "x"}}).status, 404);
    EXPECT_EQ(enter(other, arrival, "1").status, 404);
}

TEST_P(IntakeFlow, an_address_that_is_nobodys_here_is_told_so) {
    const Caller clerk = caller("SETDA.TU");
    const auto said = [&](const std::string& to) {
        core::pdf::Document page;
        for (const std::string& line : {std::string("Nomor : 400.7/12/2026"), std::string("Hal : Permintaan data"),
                                        "Yth. " + to, std::string("di"), std::string("Pangkalpinang")})
            page.push_back(core::pdf::Paragraph{.runs = {{line, {}}}});
        const auto arrival = ready(clerk, "surat.pdf", core::pdf::write(page, {}, NASKAH_FONTS).bytes);
        EXPECT_NE(field(arrival, "position")["value"].get<std::string>().find(to), std::string::npos);
        return clerk.get("/incoming/new?paper=" + arrival["id"].get<std::string>()).text();
    };
    const std::string nobody = "bukan jabatan yang suratnya dicatat unit Anda";
    EXPECT_NE(said("Kepala Dinas Kesehatan").find(nobody), std::string::npos);
    EXPECT_EQ(said("Wali Kota Pangkalpinang").find(nobody), std::string::npos) << "the secretariat registers for him";
}

NASKAH_ON_BOTH_DATABASES(IntakeFlow);

}  // namespace
