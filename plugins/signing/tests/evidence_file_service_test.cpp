// SPDX-License-Identifier: Apache-2.0
// The evidence file over both databases: what stands in it for people and for programs, the signed file inside
// byte for byte, the trail that can be hashed again; and nobody without a right gets it.
#include <sstream>

#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include "core/base/child.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pdf/write.h"
#include "signing/service/evidence_file.h"
#include "signing/tests/desk_kit.h"
#include "tests/support/levels.h"

namespace signing::embedded {
extern const core::Embedded i18n;
}

namespace signing {
namespace evidence_file_service_test {

namespace fs = std::filesystem;
using nlohmann::json;

class Evidences : public SigningDesk {
  protected:
    void SetUp() override {
        SigningDesk::SetUp();
        if (IsSkipped()) return;
        words.add("signing", embedded::i18n);
        keys->create_authority("Pemerintah Kota Contoh");
        for (const char* who : {"SEKRETARIS", "KADIS"})
            keys->enrol(as(who).actor.person, std::string("Nama ") + who, "Pemerintah Kota Contoh", core::Secret("kunci " + std::string(who)));
        core::pdf::Document paper;
        paper.push_back(core::pdf::Paragraph{.runs = {{"Berita acara serah terima.", {}}}});
        memo.paper.bytes = blobs->put(core::pdf::write(paper, {}, NASKAH_FONTS).bytes);
        memo.paper.places = {{0, 320, 400, 200, 54}, {0, 60, 400, 200, 54}};
        memo.title = "Serah terima perangkat 😀";   // no typeface of ours has that
        memo.told.date = core::parse_date("2026-11-23");
        memo.told.unit = "Dinas Komunikasi dan Informatika";
        memo.told.mandate = MandateUsed{"a.n.", "800/45/2026", "Wali Kota Contoh", core::parse_date("2026-01-01"), core::parse_date("2026-12-31")};
        memo.told.address = "https://naskah.example.go.id/v/Ab3-xyz";
        maker = std::make_unique<EvidenceFile>(place->db(), *blobs, seats, subjects, levels, *keys, *inspect, words, NASKAH_FONTS);
    }
    Context from(std::string_view code, std::string address) {
        auto ctx = as(code);
        ctx.origin = std::move(address);
        ctx.request_id = "req-" + std::string(code);
        return ctx;
    }
    void open_round() {
        place->db().write([&](Tx& tx) {
            desk->open(tx, as("STAF"), subject, memo.now,
                       {{StepKind::initial, seats.id("KABID"), 1},
                        {StepKind::signature, seats.id("SEKRETARIS"), 2},
                        {StepKind::signature, seats.id("KADIS"), 3}});
        });
        desk->opened(as("KABID"), subject);
        clock.pass(std::chrono::minutes(2));
        desk->pass(from("KABID", "203.0.113.7"), subject, "");
    }
    void sign(const std::string& who, const std::string& address) {
        desk->opened(as(who), subject);
        clock.pass(std::chrono::minutes(3));
        desk->sign(from(who, address), subject, core::Secret("kunci " + who));
    }
    void sign_all() {
        open_round();
        sign("SEKRETARIS", "203.0.113.8");
        sign("KADIS", "203.0.113.9");
    }
    // Taken apart by the tools a lawyer has: the text, and the files inside by their names.
    void take_apart(const core::Bytes& pdf) {
        const fs::path folder = place->folder() / "bukti";
        fs::create_directories(folder);
        const std::string file = (folder / "bukti.pdf").string();
        ASSERT_TRUE(core::write_whole(file, pdf));
        const auto read = core::child::run({"pdftotext", "-layout", file, "-"}, {});
        ASSERT_TRUE(read.good()) << read.errors;
        text = core::chars(read.out);
        ASSERT_TRUE(core::child::run({"pdfdetach", "-saveall", "-o", folder.string(), file}, {}).good());
        EXPECT_TRUE(core::child::run({"qpdf", "--check", file}, {}).good());
        for (const auto& each : fs::directory_iterator(folder))
            if (each.path() != file) inside[each.path().filename().string()] = core::read_text(each.path()).value_or("");
    }
    bool says(const std::string& what) const { return text.find(what) != std::string::npos; }
    std::vector<core::audit::Entry> trail() {
        return place->db().read([&](Tx& tx) { return core::audit::of(tx, subject); });
    }
    // "" when it fits resources/schema/evidence.json; else where it does not.
    static std::string misfit(const json& evidence) {
        const auto form = json::parse(core::read_text(NASKAH_SOURCE "/resources/schema/evidence.json").value());
        valijson::Schema schema;
        valijson::SchemaParser().populateSchema(valijson::adapters::NlohmannJsonAdapter(form), schema);
        valijson::ValidationResults results;
        if (valijson::Validator().validate(schema, valijson::adapters::NlohmannJsonAdapter(evidence), &results)) return "";
        std::string told = evidence.dump(1);
        for (const auto& each : results) {
            for (const auto& step : each.context) told += " " + step;
            told += ": " + each.description + "\n";
        }
        return told;
    }
    // As its own rule says.
    static std::string hashed(const json& entry) {
        json fields = json::array();
        for (const char* each : {"number", "at_ms", "act", "object", "person", "position", "person_name", "position_name", "origin", "data", "previous"})
            fields.push_back(entry[each]);
        return core::sha256(fields.dump()).hex();
    }

    core::words::Words words;
    tests::NothingRaised levels;
    std::unique_ptr<EvidenceFile> maker;
    std::string text;
    std::map<std::string, std::string> inside;
};

TEST_P(Evidences, hold_each_hand_and_the_signed_file) {
    sign_all();
    const auto made = maker->make(from("STAF", "203.0.113.1"), subject);
    take_apart(made.pdf);
    for (const char* each : {"Nama KABID", "Nama SEKRETARIS", "Nama KADIS", "Jabatan KADIS", "203.0.113.7", "203.0.113.8", "203.0.113.9",
                             "req-KADIS", "a.n. Wali Kota Contoh, menurut delegasi 800/45/2026", "Atas nama sendiri", "Pejabat definitif",
                             "23 November 2026", "2026-11-23T03:05:00Z", "Serah terima perangkat ?", "TOTAL-PASSED", "pdfdetach",
                             "https://naskah.example.go.id/v/Ab3-xyz", "Dinas Komunikasi dan Informatika"})
        EXPECT_TRUE(says(each)) << each << "\n" << text;
    EXPECT_TRUE(says(memo.paper.bytes.hex())) << "what the first had before him";
    EXPECT_TRUE(says(memo.whole.at(0).hex())) << "what the last made of it";
    EXPECT_TRUE(says(memo.now.hex())) << "what was initialled";
    EXPECT_NE(core::chars(made.pdf).find("<pdfaid:part>3</pdfaid:part>"), std::string_view::npos);

    ASSERT_EQ(inside.size(), 5u);
    EXPECT_EQ(core::sha256(inside.at("isi-disetujui.json")), memo.now) << "what was agreed to can be counted again";
    EXPECT_FALSE(says("tidak berlaku"));
    const auto whole = blobs->get(memo.whole.at(0));
    EXPECT_EQ(inside.at("naskah-bertanda-tangan.pdf"), core::chars(whole)) << "byte for byte";
    EXPECT_TRUE(inspect->check(core::view(inside.at("naskah-bertanda-tangan.pdf")), clock.now()).genuine);
    EXPECT_EQ(core::pki::certificates_of_pem(inside.at("sertifikat.pem")).size(), 5u) << "two signers, issuer, timestamps, root\n"
                                                                                     << inside.at("sertifikat.pem");
}

TEST_P(Evidences, of_a_letter_refused_by_a_later_signer_say_so_first) {
    open_round();
    sign("SEKRETARIS", "203.0.113.8");
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_TRUE(says("belum selesai")) << text;
    desk->give_back(as("KADIS"), subject, "Bukan kewenangan dinas kami.");
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_TRUE(says("tidak berlaku")) << text;
}

TEST_P(Evidences, of_a_letter_revoked_since_say_by_which) {
    words.add("memo", {{"id.po",
                        "msgid \"memo.overtaken.revokes_by\"\nmsgstr \"Dicabut dengan nota {number} tanggal {date}.\"\n"}});
    sign_all();
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_TRUE(json::parse(inside.at("evidence.json"))["letter"]["newer"].is_null());
    EXPECT_FALSE(says("tetap terbukti"));
    memo.newer = Overtaken{"revokes", "memo.overtaken.revokes_by", "800/77/2026", core::parse_date("2026-12-03")};
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_TRUE(says("Dicabut dengan nota 800/77/2026 tanggal 3 Desember 2026. Tanda tangan")) << text;
    const json evidence = json::parse(inside.at("evidence.json"));
    EXPECT_EQ(misfit(evidence), "");
    EXPECT_EQ(evidence["letter"]["newer"]["relation"], "revokes");
    EXPECT_EQ(evidence["letter"]["newer"]["date"], "2026-12-03");
    EXPECT_EQ(evidence["verdict"]["indication"], "TOTAL-PASSED") << "another matter than who signed";
    memo.newer = Overtaken{"revokes", "memo.overtaken.revokes_by", "", std::nullopt};
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_EQ(misfit(json::parse(inside.at("evidence.json"))), "") << "the number is not his to know";
}

TEST_P(Evidences, are_read_by_programs) {
    sign_all();
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    const json evidence = json::parse(inside.at("evidence.json"));
    EXPECT_EQ(misfit(evidence), "");
    EXPECT_EQ(evidence["initials"][0]["from"], "203.0.113.7");
    EXPECT_EQ(evidence["initials"][0]["opened_at"], "2026-11-23T03:00:00.000Z");
    EXPECT_EQ(evidence["initials"][0]["at"], "2026-11-23T03:02:00.000Z");
    const json& first = evidence["signatures"][0];
    EXPECT_EQ(first["mandate"]["basis"], "800/45/2026");
    EXPECT_EQ(first["authority"]["basis"], "mandate");
    EXPECT_TRUE(evidence["signatures"][1]["mandate"].is_null()) << "the mandate is the first signer's";
    EXPECT_EQ(evidence["signatures"][1]["authority"]["basis"], "position");
    EXPECT_EQ(first["opened_at"], "2026-11-23T03:02:00.000Z");
    EXPECT_EQ(first["consented_at"], "2026-11-23T03:05:00.000Z");
    EXPECT_EQ(first["shown_sha256"], memo.paper.bytes.hex());
    EXPECT_EQ(evidence["signatures"][1]["shown_sha256"], first["sealed_sha256"]) << "the second had the first's before him";
    EXPECT_EQ(evidence["signatures"][1]["verdict"]["field"], "Signature2");
    EXPECT_EQ(evidence["file"]["sha256"], core::sha256(inside.at("naskah-bertanda-tangan.pdf")).hex());
    json wrong = evidence;
    wrong["signatures"][0]["shown_sha256"] = "?";
    EXPECT_NE(misfit(wrong), "") << "the schema looks";

    const json extract = json::parse(inside.at("jejak-audit.json"));
    ASSERT_GE(extract["entries"].size(), 5u);
    for (const json& entry : extract["entries"]) EXPECT_EQ(hashed(entry), entry["hash"]) << entry.dump(1);
    json tampered = extract["entries"][1];
    tampered["person_name"] = "Orang lain";
    EXPECT_NE(hashed(tampered), tampered["hash"]);
}

TEST_P(Evidences, are_for_those_who_may_see_and_their_making_is_kept) {
    EXPECT_EQ(key_of([&] { maker->make(as("STAF"), subject); }), "core.error.not_found") << "nothing was ever sent up";
    open_round();
    EXPECT_EQ(key_of([&] { maker->make(as("STAF"), subject); }), "signing.error.nothing_signed");
    sign("SEKRETARIS", "203.0.113.8");
    sign("KADIS", "203.0.113.9");
    const auto before = trail().size();
    EXPECT_EQ(key_of([&] { maker->make(as("TU"), subject); }), "core.error.not_found");
    EXPECT_EQ(trail().size(), before) << "who may not see leaves no trace and learns nothing";
    const auto made = maker->make(from("STAF", "203.0.113.1"), subject);
    const auto after = trail();
    ASSERT_EQ(after.size(), before + 1);
    EXPECT_EQ(after.back().act, "signing.evidence_made");
    EXPECT_EQ(after.back().person_name, "Nama STAF");
    EXPECT_EQ(after.back().data["evidence"], core::sha256(made.pdf).hex());
    EXPECT_FALSE(core::audit::verify(place->db()));
}

// As it stood when he signed; what is not known of older signatures is said to be unknown.
TEST_P(Evidences, tell_by_which_decree_each_acts) {
    memo.told.mandate.reset();
    auto& decree = seats.acting[seats.id("SEKRETARIS")];
    decree = {core::Capacity::acting, "800.1.3.1/217/BKPSDM", core::parse_date("2026-10-02"), core::parse_date("2026-10-05"), core::parse_date("2027-01-04")};
    seats.acting[seats.id("KADIS")] = {core::Capacity::daily, "", {}, core::parse_date("2026-11-20"), {}};
    open_round();
    sign("SEKRETARIS", "203.0.113.8");
    desk->sign(from("KADIS", "203.0.113.9"), subject, core::Secret("kunci KADIS"));   // never opened
    decree.decree = "dibetulkan kemudian";
    const auto told = [&] {
        inside.clear();
        take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
        std::istringstream broken(std::exchange(text, ""));   // however the lines are broken
        for (std::string word; broken >> word;) text += (text.empty() ? "" : " ") + word;
        return json::parse(inside["evidence.json"]);
    };
    const json evidence = told();
    EXPECT_EQ(misfit(evidence), "");
    const json& first = evidence["signatures"][0]["authority"];
    EXPECT_EQ(first["basis"], "appointment");
    EXPECT_EQ(first["decree"], "800.1.3.1/217/BKPSDM");
    EXPECT_EQ(first["until"], "2027-01-04");
    EXPECT_TRUE(evidence["signatures"][1]["authority"]["decree"].is_null());
    EXPECT_TRUE(evidence["signatures"][1]["opened_at"].is_null()) << "an opening nobody saw is not told";
    EXPECT_FALSE(evidence["signatures"][1]["consented_at"].is_null());
    EXPECT_TRUE(says("800.1.3.1/217/BKPSDM")) << text;
    EXPECT_TRUE(says("Plh. menurut keputusan nomor tidak tercatat")) << text;
    EXPECT_FALSE(says("Atas nama sendiri"));
    tests::run_raw(place->db(), "UPDATE signing_evidence SET authority = NULL");
    EXPECT_TRUE(told()["signatures"][0]["authority"].is_null());
    EXPECT_FALSE(says("Atas nama sendiri")) << text;
}

TEST_P(Evidences, tell_of_the_seal_of_the_office) {
    sign_all();
    const auto signed_bytes = view().round.sealed.value(), sealed_bytes = core::sha256("berkas dengan segel");
    const auto round = view().round.id;
    const auto certificate = place->db().read([&](Tx& tx) {
        return store::evidence(tx, round).front().certificate;
    });
    place->db().write([&](Tx& tx) {
        store::OfficeSeal seal;
        seal.sealed = signed_bytes;
        seal.subject = subject;
        seal.unit_code = "DINAS";
        seal.unit_name = "Dinas Komunikasi dan Informatika";
        seal.wanted_at = clock.now();
        store::want(tx, seal);
        seal.set_at = clock.now();
        seal.shown = signed_bytes;
        seal.bytes = sealed_bytes;
        seal.certificate = certificate;
        seal.serial = "0a";
        ASSERT_TRUE(store::set(tx, seal));
    });
    // The evidence file bears it, too, while the key can be had.
    OfficeKeys office_keys(place->folder() / "keys" / "seal", *keys, clock);
    OfficeSeals offices(place->db(), clock, subjects, seats, office_keys, *keys, *inspect, Level::lt);
    EvidenceFile sealing(place->db(), *blobs, seats, subjects, levels, *keys, *inspect, words, NASKAH_FONTS, &offices);
    office_keys.issue("DINAS", "Dinas Komunikasi dan Informatika", "Pemerintah Kota Contoh");
    const auto proof = sealing.make(as("STAF"), subject).pdf;
    const auto report = inspect->report(proof, clock.now());
    ASSERT_EQ(report.signatures.size(), 1u);
    EXPECT_TRUE(report.genuine() && report.signatures[0].office) << check::to_json(report).dump(1);
    EXPECT_EQ(report.signatures[0].level, "B-T");
    EXPECT_EQ(report.signatures[0].certifies, 2);
    EXPECT_EQ(trail().back().data["evidence"], core::sha256(proof).hex());
    take_apart(proof);
    EXPECT_TRUE(says("bersegel elektronik Dinas")) << text;
    fs::remove_all(place->folder() / "keys/seal/DINAS");
    take_apart(sealing.make(as("STAF"), subject).pdf);
    EXPECT_TRUE(says("tidak bertanda tangan")) << text;
    EXPECT_TRUE(says("Segel instansi"));
    EXPECT_TRUE(says(sealed_bytes.hex()));
    const auto evidence = json::parse(inside["evidence.json"]);
    EXPECT_EQ(misfit(evidence), "");
    EXPECT_EQ(evidence["office_seal"]["unit"], "Dinas Komunikasi dan Informatika");
    EXPECT_EQ(evidence["office_seal"]["shown_sha256"], signed_bytes.hex());
}

TEST_P(Evidences, of_a_letter_in_ink_are_the_sheets) {
    memo.ink = true;
    place->db().write([&](Tx& tx) {
        desk->open(tx, as("STAF"), subject, memo.now, {{StepKind::initial, seats.id("KABID"), 1}, {StepKind::signature, seats.id("KADIS"), 2}});
    });
    desk->pass(from("KABID", "203.0.113.7"), subject, "");
    desk->hand_to_ink(as("KADIS"), subject);
    const Inked inked{core::parse_date("2026-11-23"), memo.paper.bytes, blobs->put(core::view(std::string_view("%PDF-1.7 pindaian")))};
    place->db().write([&](Tx& tx) { desk->record_ink(tx, from("STAF", "203.0.113.1"), subject, inked); });
    take_apart(maker->make(from("STAF", "203.0.113.1"), subject).pdf);
    EXPECT_EQ(inside.at("naskah-pindaian.pdf"), "%PDF-1.7 pindaian");
    EXPECT_FALSE(inside.contains("sertifikat.pem"));
    const json evidence = json::parse(inside.at("evidence.json"));
    EXPECT_EQ(misfit(evidence), "");
    EXPECT_EQ(evidence["ink"]["by"]["person"], "Nama KADIS");
    EXPECT_EQ(evidence["ink"]["recorder"], "Nama STAF");
    EXPECT_TRUE(evidence["verdict"].is_null()) << "no key signed it, and nothing is said as if one had";
    EXPECT_TRUE(says("Ditandatangani dengan tinta"));
    EXPECT_TRUE(says(inked.scan.hex()));
}

NASKAH_ON_BOTH_DATABASES(Evidences);

}  // namespace
}  // namespace signing
