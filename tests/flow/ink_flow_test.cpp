// SPDX-License-Identifier: Apache-2.0
// A travel order over HTTP, from the draft to the sheet signed with ink: paraf, number, print, scan, register,
// verification page; withdrawn, its number is void; strangers find nothing.
#include <algorithm>

#include "core/base/text.h"
#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "core/pdf/write.h"
#include "tests/flow/flow.h"

namespace ink_flow_test {

using core::Bytes;
using core::Json;
using tests::Caller;
using tests::Reply;
using tests::today;
using tests::wait_for;

Bytes paper(const std::string& words) {
    core::pdf::Document all{core::pdf::Paragraph{.runs = {{words, {}}}, .after = 24}};
    return core::pdf::write(all, {}, NASKAH_FONTS).bytes;
}

// As `paper`, with something that acts when it is opened.
Bytes acting_paper() {
    auto pdf = std::string(core::chars(paper("Ditandatangani")));
    const auto at = pdf.find("/Type /Catalog");
    const std::string act = "/OpenAction << /S /JavaScript /JS (app.alert(1)) >> ";
    EXPECT_NE(at, std::string::npos);
    pdf.insert(at, act);
    return Bytes(pdf.begin(), pdf.end());
}

class InkFlow : public tests::Flow {
  protected:
    std::string draft(const Caller& drafter) {
        const Json trip{{"pejabat", "Kuasa Pengguna Anggaran"}, {"nama", "Dimas Arya Saputra"},
                        {"jabatan", "Penata Muda (III/a), Pranata Komputer"}, {"maksud", "Konsultasi arsitektur"},
                        {"berangkat", "Pangkalpinang"}, {"tujuan", "Jakarta"}, {"lama", "3 (tiga) hari"},
                        {"mulai", "2030-01-15"}, {"kembali", "2030-01-17"}, {"beban", "5.1.02.04.01.0001"}};
        const Reply made = drafter.post("/api/v1/letters", {{"kind", "surat_perjalanan_dinas"},
                                                            {"subject", "Perjalanan dinas ke Jakarta"},
                                                            {"classification", "000.1.2.3"},
                                                            {"initials", {position_id(drafter, "DISKOMINFO.APTIKA.KABID")}},
                                                            {"signer", position_id(drafter, "DISKOMINFO.KADIS")},
                                                            {"parts", {{"perjalanan", trip}}}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    // Sent up, with all paraf; waits for the signer.
    std::string ready(const Caller& drafter) {
        const std::string id = draft(drafter), round = "/api/v1/signing/letter:" + id;
        tests::send_up(drafter, id);
        for (const char* seat : {"DISKOMINFO.APTIKA.KABID", "DISKOMINFO.SEKRETARIS"}) {
            const Caller asked = caller(seat);
            const Json steps = drafter.get(round).json["steps"];
            const auto waits = std::any_of(steps.begin(), steps.end(), [&](const Json& step) {
                return step["state"] == "active" && step["position"] == position_id(drafter, seat);
            });
            if (waits) EXPECT_EQ(asked.post(round + "/pass").status, 200);
        }
        return id;
    }
    Reply letter(const Caller& who, const std::string& id) { return who.get("/api/v1/letters/" + id); }
    void refuses(const Caller& drafter, const Caller& stranger, const std::string& id);
    void told(const Caller& drafter, const std::string& id, const Bytes& scan);
};

void InkFlow::refuses(const Caller& drafter, const Caller& stranger, const std::string& id) {
    const std::string path = "/api/v1/letters/" + id;
    for (const char* page : {"/scans", "/scans/1", "/made", "/pdf"}) EXPECT_EQ(stranger.get(path + page).status, 404) << page;
    EXPECT_EQ(stranger.get("/letters/" + id).status, 404);
    EXPECT_EQ(stranger.upload(path + "/scans", {{"seen", "0"}}, "pindai.pdf", paper("x")).status, 404);
    EXPECT_EQ(stranger.post(path + "/signed", {{"scan", 1}, {"date", core::iso(today())}, {"signed", true}}).status, 404);
    for (const auto& [name, file] : std::map<std::string, Bytes>{{"rusak.pdf", {'%', 'P', 'D', 'F', '-', '1'}},
                                                                 {"bertindak.pdf", acting_paper()},
                                                                 {"program.pdf", {'M', 'Z', 0, 1}},
                                                                 {"foto.png", {0x89, 'P', 'N', 'G', 13, 10, 26, 10}}}) {
        const Reply refused = drafter.upload(path + "/scans", {{"seen", "0"}}, name, file);
        EXPECT_EQ(refused.status, 422) << name << " " << refused.json.dump();
        EXPECT_EQ(refused.json["faults"][0]["field"], "file") << name;
    }
    EXPECT_EQ(drafter.get(path + "/scans").json["scans"], Json::array());
}

// Everywhere a letter is told of.
void InkFlow::told(const Caller& drafter, const std::string& id, const Bytes& scan) {
    const Caller citizen(*server_, ""), clerk = caller("DISKOMINFO.TU");
    const Json sent = letter(drafter, id).json;
    const std::string number = sent["number"], code = sent["code"];
    EXPECT_EQ(core::sha256(drafter.get("/api/v1/letters/" + id + "/pdf").bytes).hex(), core::sha256(scan).hex());
    const Json entries = clerk.get("/api/v1/letters/registers/outgoing").json["letters"];
    EXPECT_TRUE(std::any_of(entries.begin(), entries.end(), [&](const Json& each) { return each["number"] == number; }))
        << entries.dump();
    const Reply verdict = citizen.get("/api/v1/verify/" + code);
    EXPECT_EQ(verdict.json["outcome"], "ink");
    EXPECT_EQ(verdict.json["genuine"], false);
    EXPECT_EQ(verdict.json["letter"]["form"], "ink");
    EXPECT_EQ(verdict.json["letter"]["number"], number);
    EXPECT_EQ(citizen.upload("/api/v1/verify", {}, "pindai.pdf", scan).json["outcome"], "ink");
    const std::string page = tests::ask(*server_, "GET", "/v/" + code).text();
    EXPECT_NE(page.find("ditandatangani dengan tinta"), page.npos) << page;
    EXPECT_EQ(page.find("Tanda tangan elektroniknya sah"), page.npos);
    const std::string own = drafter.get("/letters/" + id).text();
    EXPECT_NE(own.find("Ditandatangani dengan tinta oleh"), own.npos);
    EXPECT_NE(own.find("Pindaian diunggah oleh"), own.npos);
}

TEST_P(InkFlow, a_travel_order_is_printed_signed_and_kept) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS"),
                 stranger = caller("DINKES.SEKRETARIS");
    const std::string id = ready(drafter), path = "/api/v1/letters/" + id, round = "/api/v1/signing/letter:" + id;
    EXPECT_EQ(head.post(round + "/sign", {{"passphrase", tests::demo_passphrase}}).json["detail"],
              "Naskah ini ditandatangani dengan tinta, tidak dengan passphrase. Buka naskahnya, lalu pilih Beri nomor dan cetak");
    const std::string list = head.get("/signing").text();
    EXPECT_EQ(list.find("value=\"letter:" + id + "\""), list.npos) << "not offered among those signed at once";
    EXPECT_NE(list.find("Perjalanan dinas ke Jakarta"), list.npos);
    EXPECT_EQ(drafter.post(round + "/ink").status, 403);
    const Reply printed = head.post(round + "/ink");
    ASSERT_EQ(printed.status, 200) << printed.json.dump();
    EXPECT_EQ(printed.json["state"], "approved");
    EXPECT_EQ(letter(drafter, id).json["state"], "printed");
    const std::string number = letter(drafter, id).json["number"];
    const Bytes made = drafter.get(path + "/pdf").bytes;
    EXPECT_NE(core::pdf::text(made).find(number), std::string::npos);
    EXPECT_EQ(made, drafter.get(path + "/made").bytes);
    refuses(drafter, stranger, id);

    EXPECT_EQ(drafter.upload(path + "/scans", {{"seen", "0"}}, "pindai.pdf", paper("Lembar lain")).status, 201);
    const Bytes scan = paper("Surat perjalanan dinas, ditandatangani");
    EXPECT_EQ(drafter.upload(path + "/scans", {{"seen", "1"}}, "pindai.pdf", scan).status, 422) << "no reason";
    ASSERT_EQ(drafter.upload(path + "/scans", {{"seen", "1"}, {"reason", "Lembar lain"}}, "pindai.pdf", scan).status, 201);
    EXPECT_EQ(drafter.get("/letters/" + id).status, 200);
    EXPECT_EQ(drafter.get("/letters/" + id + "/scan/2?page=1").type, "image/png");
    EXPECT_EQ(drafter.get("/letters/" + id + "/made?page=1").type, "image/png");
    EXPECT_EQ(drafter.get("/letters/" + id + "/scan/2?page=9").status, 404);
    const Json said{{"scan", 2}, {"date", core::iso(today())}, {"signed", true}};
    ASSERT_EQ(drafter.post(path + "/signed", said).status, 200);
    EXPECT_EQ(drafter.post(path + "/signed", said).status, 409) << "once";
    wait_for([&] { return letter(drafter, id); }, [](const Reply& reply) { return reply.json["state"] == "sent"; });
    told(drafter, id, scan);
}

TEST_P(InkFlow, withdrawn_before_its_sheet_comes_back_the_number_is_void) {
    const Caller drafter = caller("DISKOMINFO.APTIKA.STAF"), head = caller("DISKOMINFO.KADIS"), clerk = caller("DISKOMINFO.TU");
    const std::string id = ready(drafter), path = "/api/v1/letters/" + id;
    ASSERT_EQ(head.post("/api/v1/signing/letter:" + id + "/ink").status, 200);
    const std::string number = letter(drafter, id).json["number"];
    EXPECT_EQ(drafter.post(path + "/withdraw", {{"reason", "Perjalanan dibatalkan"}}).json["state"], "void");
    const Json book = clerk.get("/api/v1/numbers").json["numbers"];
    const auto line = std::find_if(book.begin(), book.end(), [&](const Json& each) { return each["number"] == number; });
    ASSERT_NE(line, book.end()) << book.dump();
    EXPECT_EQ((*line)["state"], "void");
    EXPECT_EQ(drafter.upload(path + "/scans", {{"seen", "0"}}, "pindai.pdf", paper("x")).status, 409);
}

// The demo city shows both: one waiting for its sheet, one done.
TEST_P(InkFlow, the_demo_city_has_one_waiting_and_one_done) {
    const Caller clerk = caller("BAKEUDA.UMPEG");
    const auto count = [&](const std::string& state) {
        return clerk.get("/api/v1/letters?kind=surat_perjalanan_dinas&state=" + state).json["letters"].size();
    };
    wait_for([&] { return clerk.get("/api/v1/letters?kind=surat_perjalanan_dinas&state=sent"); },
             [](const Reply& reply) { return reply.json["letters"].size() == 1; });
    EXPECT_EQ(count("printed"), 1u);
    const std::string list = clerk.get("/letters?state=printed").text();
    EXPECT_NE(list.find("Menunggu pindaian"), list.npos);
}

NASKAH_ON_BOTH_DATABASES(InkFlow);

}  // namespace
