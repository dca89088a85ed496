// SPDX-License-Identifier: Apache-2.0
// Alih media on the real binary and both databases: files checked by another, sealed by the office, offered before the
// paper goes out, recorded by a berita acara its leader has signed.
#include "core/jobs/jobs.h"
#include "tests/flow/disposal_kit.h"
#include "tests/flow/prints.h"

namespace depot_scans_test {

using core::Json;
using tests::Caller, tests::Reply;

// One page at 300 dots per inch, as far as it tells of itself.
const std::string jpeg_file("\xFF\xD8\xFF\xE0\x00\x10JFIF\0\x01\x02\x01\x01\x2C\x01\x2C\0\0\xFF\xFE\x00\x16Peta jaringan serat.\xFF\xD9", 46);

class DepotScans : public tests::Disposals {
  protected:
    void SetUp() override {
        Disposals::SetUp();
        if (!IsSkipped()) without_seals();
    }
    std::string dossier(const Caller& archivist, const std::string& title) {
        const Reply made = archivist.post("/api/v1/archive/dossiers", {{"code", "000.1.5"}, {"title", title}});
        EXPECT_EQ(made.status, 201) << made.json.dump();
        return made.json["id"];
    }
    static Reply handed_in(const Caller& who, const std::string& scan, const std::string& dossier,
                           std::map<std::string, std::string> fields, const char* name, core::ByteView bytes);
    static void refuses_what_is_no_copy(const Caller& who, const std::string& scan, const std::string& dossier);
    void is_sealed(const Caller& archivist, const Caller& staff, const Caller& other, const std::string& scan, const std::string& id,
                   const std::string& copy);
    void goes_out_for_a_reason(const Caller& archivist, const Caller& staff, const std::string& id, const std::string& copy);
    // Gives the number its letter has.
    std::string its_act(const Caller& archivist, const Caller& other, const std::string& scan);
    void is_printed(const Caller& archivist, const std::string& scan, const Reply& recorded);
};

Reply DepotScans::handed_in(const Caller& who, const std::string& scan, const std::string& dossier,
                           std::map<std::string, std::string> fields, const char* name, core::ByteView bytes) {
    fields["dossier"] = dossier;
    return who.upload(scan + "/files", fields, name, bytes);
}

void DepotScans::refuses_what_is_no_copy(const Caller& who, const std::string& scan, const std::string& dossier) {
    const auto tried = [&](std::map<std::string, std::string> fields, const char* name, std::string_view bytes) {
        return handed_in(who, scan, dossier, std::move(fields), name, core::view(bytes)).status;
    };
    EXPECT_EQ(tried({}, "terputus.jpg", std::string_view(jpeg_file).substr(0, 40)), 422);
    auto plain = who.get("/depot/loans.pdf").text();   // PDF/A, and nothing else changed
    for (auto at = plain.find("pdfaid:part"); at != std::string::npos; at = plain.find("pdfaid:part")) plain.replace(at, 6, "pdfaxx");
    EXPECT_EQ(tried({}, "biasa.pdf", plain), 422) << "no PDF/A";
    EXPECT_EQ(tried({{"pages", "2"}}, "peta.jpg", jpeg_file), 422) << "the paper has one page more";
    EXPECT_EQ(tried({{"item", "7"}}, "peta.jpg", jpeg_file), 422) << "no such item";
}

// Where no office has a key it is said; once one has, anybody checks the seal with nothing of ours.
void DepotScans::is_sealed(const Caller& archivist, const Caller& staff, const Caller& other, const std::string& scan,
                           const std::string& id, const std::string& copy) {
    const std::string file = "/api/v1/depot/copies/" + copy;
    EXPECT_NE(archivist.get(scan.substr(7)).text().find("Salinan ini belum disegel"), std::string::npos);
    EXPECT_NE(staff.get("/archive/dossiers/" + id).text().find("tanpa segel kantor"), std::string::npos);
    EXPECT_EQ(staff.get(file + "/seal").status, 404);
    server_->command({"seal:init", "DISKOMINFO"});
    core::db::open(city_->address())->write([&](core::db::Tx& tx) {
        core::jobs::add(tx, core::SystemClock().now(), "depot.seal_copies",
                        {{"scan", scan.substr(scan.rfind('/') + 1)}});
    });
    const Reply sealed = tests::wait_for([&] { return archivist.get(scan); }, [](const Reply& reply) { return reply.json["seals"].size() == 1; });
    ASSERT_EQ(sealed.json["seals"].size(), 1u) << sealed.json.dump();
    const auto sums = staff.get(file + "/sums").text();
    EXPECT_EQ(sums, core::sha256(staff.get(file).bytes).hex() + "  alih-media-" + core::sha256(staff.get(file).bytes).hex().substr(0, 12) + ".pdf\n")
        << "what was refused is not in it";
    const auto cms = staff.get(file + "/seal").bytes;
    EXPECT_TRUE(vouched(cms, core::view(sums)));
    EXPECT_FALSE(vouched(cms, core::view(sums + " ")));
    EXPECT_EQ(other.get(file + "/sums").status, 404);
    EXPECT_EQ(other.get(file + "/seal").status, 404);
    const auto office = sealed.json["seals"][0]["office"].get<std::string>();
    for (const auto& page : {archivist.get(scan.substr(7)).text(), staff.get("/archive/dossiers/" + id).text()})
        EXPECT_NE(page.find("Disegel oleh " + office), std::string::npos);
}

// Whoever asks for the paper is led to the copy; that it does not do is said, and stays with the loan.
void DepotScans::goes_out_for_a_reason(const Caller& archivist, const Caller& staff, const std::string& id, const std::string& copy) {
    const auto form = staff.get("/depot/loans/new?dossier=" + id).text();
    EXPECT_NE(form.find("href=\"/depot/copies/" + copy + "\""), std::string::npos) << form;
    EXPECT_NE(form.find("id=\"f-paper_reason\""), std::string::npos);
    Json wish{{"dossier", id}, {"purpose", "Memeriksa skala peta"}};
    const Reply refused = staff.post("/api/v1/depot/loans", wish);
    EXPECT_EQ(refused.status, 422);
    EXPECT_NE(refused.text().find("\"paper_reason\""), std::string::npos) << refused.text();
    Json other = wish;   // written down for somebody else it goes out no easier
    other.update({{"borrower_name", "Tim pemetaan"}, {"borrower_unit", "Dinas Pekerjaan Umum"}});
    EXPECT_EQ(archivist.post("/api/v1/depot/loans", other).status, 422);
    wish["paper_reason"] = "Skalanya diukur pada lembar aslinya";
    const Reply asked = staff.post("/api/v1/depot/loans", wish);
    ASSERT_EQ(asked.status, 201) << asked.json.dump();
    EXPECT_EQ(asked.json["paper_reason"], wish["paper_reason"]);
    const auto loan = "/depot/loans/" + asked.json.value("id", "");
    EXPECT_NE(archivist.get(loan).text().find("Skalanya diukur pada lembar aslinya"), std::string::npos) << "who decides reads why";
    EXPECT_EQ(staff.post("/api/v1" + loan + "/withdraw").status, 200);
    // To a table no easier: the copy is offered first, and why the paper comes all the same stays with it.
    const Reply card = archivist.post("/api/v1/depot/readers", {{"name", "Pembaca Peta"}, {"contact", "0717-557"}, {"rules", true}});
    const Reply come = archivist.post("/api/v1/depot/readers/" + card.json.value("id", "") + "/visits", {{"purpose", "Sejarah batas kota"}});
    const auto visit = "/depot/visits/" + come.json.value("id", "");
    auto headers = archivist.headers();
    headers["Content-Type"] = "application/x-www-form-urlencoded";
    const Reply offered = tests::ask(*server_, "POST", visit + "/ask", headers, "dossier=" + id);
    EXPECT_EQ(offered.status, 422);
    EXPECT_NE(offered.text().find("href=\"/depot/copies/" + copy + "\""), std::string::npos) << offered.text();
    EXPECT_NE(offered.text().find("id=\"f-paper_reason\""), std::string::npos);
    EXPECT_EQ(archivist.post("/api/v1" + visit + "/ask", {{"dossier", id}}).status, 422);
    const Reply brought = archivist.post("/api/v1" + visit + "/ask", {{"dossier", id}, {"paper_reason", "Warna aslinya dibandingkan"}});
    ASSERT_EQ(brought.json["loans"].size(), 1u) << brought.json.dump();
    EXPECT_EQ(archivist.get("/api/v1/depot/loans/" + brought.json["loans"][0].value("id", "")).json["paper_reason"], "Warna aslinya dibandingkan");
    EXPECT_EQ(archivist.post("/api/v1" + visit + "/leave").status, 200);
}

std::string DepotScans::its_act(const Caller& archivist, const Caller& other, const std::string& scan) {
    EXPECT_EQ(archivist.post(scan + "/record").status, 422) << "no act";
    const Reply outside = archivist.post(scan + "/record", {{"act_number", "000.5.7/0003/DISKOMINFO/2026"}});
    EXPECT_EQ(outside.status, 422) << "this office signs none on paper";
    EXPECT_NE(outside.text().find("depot.paper_acts"), std::string::npos) << outside.text();
    EXPECT_EQ(other.post(scan + "/draft-act").status, 404);
    const Reply begun = archivist.post(scan + "/draft-act");
    EXPECT_EQ(begun.status, 201) << "drafted: " << begun.json.dump();
    const std::string letter = begun.json.value("letter", "");
    const Reply again = archivist.post(scan + "/draft-act");
    EXPECT_EQ(again.status, 200) << "once";
    EXPECT_EQ(again.json.value("letter", ""), letter);
    const auto parts = archivist.get("/api/v1/letters/" + letter).json.value(Json::json_pointer("/content/parts"), Json::object());
    EXPECT_NE(parts.dump().find("sebanyak 1 berkas, menghasilkan 1 file"), std::string::npos) << parts.dump();
    EXPECT_NE(parts.dump().find("Peta jaringan serat optik"), std::string::npos) << "the list is its annex";
    EXPECT_EQ(parts.value("saksi", Json::array()).size(), 2u) << "who made it and who checked it: " << parts.dump();
    EXPECT_EQ(archivist.post(scan + "/record").status, 422) << "it is not signed";
    EXPECT_FALSE(archivist.get(scan).json["act_letter"]["why_not"].is_null());
    const auto number = signed_in_turn(archivist, letter, {"DISKOMINFO.KADIS"});
    const Reply ready = archivist.get(scan);
    EXPECT_TRUE(ready.json["act_letter"]["why_not"].is_null()) << ready.json["act_letter"].dump();
    return number;
}

void DepotScans::is_printed(const Caller& archivist, const std::string& scan, const Reply& recorded) {
    const auto sheet = tests::printed(archivist.get(scan.substr(7) + "/act.pdf"));
    for (const auto& told : {"Nomor " + recorded.json["act_number"].get<std::string>(), std::string("Media asal Kertas"),
                             std::string("Media tujuan Berkas elektronik"), std::string("Resolusi (DPI) 400 DPI"),
                             std::string("Format PDF/A dan TIFF"), std::string("Pelaksana Petugas pindai"),
                             std::string("No. Kode Uraian Kurun waktu Jumlah Media asal Media tujuan Keterangan"),
                             std::string("Peta jaringan serat optik"), recorded.json["fingerprint"].get<std::string>(),
                             std::string("ditandatangani sebagai naskah Nomor ") + recorded.json["act_number"].get<std::string>()})
        EXPECT_NE(sheet.find(told), std::string::npos) << told << " in: " << sheet;
}

TEST_P(DepotScans, what_is_digitised_is_checked_by_another_and_recorded_as_it_was) {
    const Caller archivist = caller("DISKOMINFO.ARSIPARIS"), clerk = caller("DISKOMINFO.TU"), other = caller("DPK.ARSIPARIS"),
                 staff = caller("DISKOMINFO.APTIKA.STAF");
    const auto id = dossier(archivist, "Peta jaringan serat optik");
    ASSERT_EQ(archivist.post("/api/v1/archive/dossiers/" + id + "/paper", {{"title", "Lembar peta"}, {"date", "2024-03-11"}}).status, 201);
    const Reply made = archivist.post("/api/v1/depot/scans", {{"title", "Pemindaian peta"}, {"method", "Pemindaian datar"}, {"resolution", 400},
                                                              {"format", "PDF/A dan TIFF"}, {"medium_from", "Kertas"},
                                                              {"medium_to", "Berkas elektronik"}, {"operator", "Petugas pindai"},
                                                              {"device", "Pemindai datar A3"}, {"dossiers", {id}}});
    ASSERT_EQ(made.status, 201) << made.json.dump();
    const std::string scan = "/api/v1/depot/scans/" + made.json["id"].get<std::string>();
    EXPECT_EQ(other.get(scan).status, 404);
    EXPECT_EQ(archivist.post(scan + "/check", {{"accepted", true}}).status, 403) << "his own";
    EXPECT_EQ(clerk.post(scan + "/check", {{"accepted", false}}).status, 422) << "what is to be done again is said";
    Json good{{"accepted", true}, {"pages", true}, {"legible", true}, {"straight", true}, {"complete", true}};
    EXPECT_EQ(clerk.post(scan + "/check", good).status, 422) << "nothing was handed in, nor told where it lies";
    const auto jpeg = core::view(jpeg_file);
    refuses_what_is_no_copy(archivist, scan, id);
    const Reply one = handed_in(archivist, scan, id, {{"item", "1"}, {"pages", "1"}}, "peta.jpg", jpeg);
    ASSERT_EQ(one.status, 201) << one.json.dump();
    EXPECT_EQ(one.json["files"][0]["dpi"], 300);
    EXPECT_EQ(one.json["files"][0]["sha256"], core::sha256(jpeg).hex());
    const auto sheet = archivist.get("/depot/loans.pdf").bytes;   // what this house prints is PDF/A
    const Reply two = handed_in(archivist, scan, id, {}, "seluruhnya.pdf", sheet);
    ASSERT_EQ(two.status, 201) << two.json.dump();
    const std::string map = two.json["files"][0]["id"], whole = two.json["files"][1]["id"];
    EXPECT_EQ(staff.get("/api/v1/depot/copies/" + map).status, 404) << "nobody checked it";
    EXPECT_EQ(staff.get("/depot/loans/new?dossier=" + id).text().find("/depot/copies/"), std::string::npos) << "nor is it offered";
    EXPECT_EQ(clerk.get("/api/v1/depot/copies/" + map).bytes, core::Bytes(jpeg.begin(), jpeg.end()));

    good["looked"] = {map};
    EXPECT_EQ(clerk.post(scan + "/check", good).status, 422) << "one was not looked at";
    EXPECT_EQ(clerk.post(scan + "/check", {{"accepted", false}, {"bad", {map}}, {"note", "Lembar 2 terpotong."}}).json["state"], "again");
    EXPECT_EQ(handed_in(archivist, scan, id, {}, "peta.jpg", jpeg).status, 409);
    EXPECT_EQ(archivist.post(scan + "/record", {{"act_number", "1"}}).status, 409);
    EXPECT_EQ(archivist.post(scan + "/redo").json["state"], "open");
    good["looked"] = {whole};
    good["legible"] = false;
    EXPECT_EQ(clerk.post(scan + "/check", good).status, 422);
    good["legible"] = true;
    const Reply accepted = clerk.post(scan + "/check", good);
    EXPECT_EQ(accepted.json["state"], "accepted") << accepted.json.dump();
    EXPECT_EQ(accepted.json["checks"].size(), 2u) << "what was refused stays as history";
    EXPECT_EQ(staff.get("/api/v1/depot/copies/" + whole).bytes, sheet) << "whoever knows of the dossier";
    EXPECT_EQ(staff.get("/api/v1/depot/copies/" + map).status, 404) << "it was refused";
    EXPECT_EQ(other.get("/api/v1/depot/copies/" + whole).status, 404);
    EXPECT_EQ(staff.get("/api/v1/depot/dossiers/" + id).json["copies"].size(), 1u);
    EXPECT_NE(staff.get("/archive/dossiers/" + id).text().find("/depot/copies/" + whole), std::string::npos);
    EXPECT_EQ(archivist.post(scan + "/withdraw", {{"file", whole}}).status, 409);
    is_sealed(archivist, staff, other, scan, id, whole);
    goes_out_for_a_reason(archivist, staff, id, whole);
    const auto number = its_act(archivist, other, scan);
    const Reply done = archivist.post(scan + "/record");
    EXPECT_EQ(done.json["state"], "recorded") << done.json.dump();
    EXPECT_EQ(done.json["act_number"], number) << "that of its letter";
    EXPECT_EQ(done.json["rows"][0]["files"], 1);
    EXPECT_EQ(done.json["fingerprint"].get<std::string>().size(), 64u);
    is_printed(archivist, scan, done);
    tests::columns_are("alih_media", archivist.get(scan.substr(7) + "/list.xlsx"));
}

NASKAH_ON_BOTH_DATABASES(DepotScans);

}  // namespace depot_scans_test
