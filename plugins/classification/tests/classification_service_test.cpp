// SPDX-License-Identifier: Apache-2.0
// Importing, reviewing and looking up, on both databases.
#include <gtest/gtest.h>

#include "classification/service/catalog.h"
#include "classification/service/editions.h"
#include "classification/service/import.h"
#include "classification/store/edition_store.h"
#include "classification/store/instrument_store.h"
#include "core/base/file.h"
#include "embedded/classification.h"
#include "tests/support/db.h"
#include "tests/support/zip_sample.h"

namespace classification {
namespace classification_service_test {

using core::db::Tx;

constexpr const char* codes =
    "kode\tnama\tinduk\tsumber\n500\tPerekonomian\t\tx\n500.4\tKehutanan\t500\tx\n500.4.10\tSurat "
    "Tugas\t500.4\tx\n"
    "500.4.9\tPenugasan pegawai\t500.4\tx\n500.9\tLain\t501\tx\n";
constexpr const char* rules =
    "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500.4\t2 Tahun Setelah Selesai\t3 "
    "Tahun\tMusnah\tTerbatas\n500.4.9\tSelama berlaku\t3 Tahun\tPermanen\tBiasa\n";

core::Bytes bytes(const std::string& text) { return {text.begin(), text.end()}; }

// Its first cell, and three more of text.
std::string line(int number, const std::string& first, const char* b, const char* c, const char* d) {
    const auto at = std::to_string(number);
    const auto cell = [&](const char* column, const char* text) {
        return "<c r=\"" + (column + at) + "\" t=\"inlineStr\"><is><t>" + text + "</t></is></c>";
    };
    return "<row r=\"" + at + "\">" + first + cell("B", b) + cell("C", c) + cell("D", d) + "</row>";
}

class ClassificationService : public tests::OnBothDatabases {
  protected:
    void SetUp() override {
        OnBothDatabases::SetUp();
        if (IsSkipped()) return;
        place = std::make_unique<tests::TestDb>(
            GetParam(),
            std::vector<core::db::Migrations>{{"classification", embedded::migrations}});
        ctx.actor = core::Actor::system();
        ctx.clock = &clock;
        catalog = std::make_unique<Catalog>(place->db(), clock, core::Zone::wib);
        import = std::make_unique<Import>(place->db());
    }

    // What a correction of the code is refused for; "" = it is taken.
    std::string corrected(ReviewId id, const std::string& code) {
        try {
            import->correct(ctx, id, {{"kode", code}});
            return "";
        } catch (const core::Error& error) {
            return error.faults().empty() ? error.key() : error.faults().front().field + " " + error.faults().front().key;
        }
    }

    std::unique_ptr<tests::TestDb> place;
    core::SetClock clock{core::parse_instant("2026-11-23T03:00:00Z")};
    core::Context ctx;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<Import> import;
};

TEST_P(ClassificationService, imports_once_and_asks_once) {
    EXPECT_EQ(import->codes(ctx, codes, {"E", {}}, true).added, 4);
    EXPECT_TRUE(catalog->versions(ctx).empty());
    const auto first = import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    EXPECT_EQ(first.added, 4);
    EXPECT_EQ(first.review, 1);
    const auto second = import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    EXPECT_EQ(second.added, 0);
    EXPECT_EQ(second.same, 4);
    EXPECT_EQ(second.review, 0);
    EXPECT_EQ(second.known, 1);
    EXPECT_FALSE(catalog->versions(ctx).at(0).verified);
}

TEST_P(ClassificationService, stems_names_anew_that_an_update_left_blank) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    tests::run_raw(place->db(), "UPDATE classification_code SET stems = ''");
    EXPECT_TRUE(catalog->find(ctx, "bertugas", 10).empty());
    catalog->stem_names();
    EXPECT_EQ(catalog->find(ctx, "bertugas", 10).size(), 2u);
}

TEST_P(ClassificationService, lists_in_natural_order_and_finds_by_word_and_code) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    const auto below = catalog->below(ctx, "500.4");
    ASSERT_EQ(below.size(), 2u);
    EXPECT_EQ(below[0].code, "500.4.9");
    EXPECT_TRUE(below[0].leaf);
    EXPECT_EQ(catalog->find(ctx, "500.4", 10).size(), 3u);
    EXPECT_EQ(catalog->find(ctx, "surat tug", 10).at(0).code, "500.4.10");
    EXPECT_EQ(catalog->find(ctx, "tugas", 10).size(), 2u);  // penugasan has the same root
    EXPECT_TRUE(catalog->find(ctx, "100%", 10).empty());
}

TEST_P(ClassificationService, takes_retention_and_access_from_the_nearest_code_above) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    const auto made = import->retention(ctx, rules, {"J", {}, "uji coba"}, false);
    EXPECT_EQ(made.review, 1);
    const auto sheet = catalog->sheet(ctx, "500.4.10");
    ASSERT_TRUE(sheet.rule);
    EXPECT_EQ(sheet.rule->code, "500.4");
    EXPECT_EQ(sheet.rule->trigger, "Setelah Selesai");
    EXPECT_EQ(sheet.access, AccessClass::limited);
    place->db().read([&](Tx& tx) {
        EXPECT_EQ(catalog->access(tx, "500.4.9"), AccessClass::ordinary) << "its class can be read, only its years cannot";
        EXPECT_EQ(catalog->access(tx, "500"), AccessClass::ordinary);
        EXPECT_FALSE(catalog->retention(tx, {"500"}, {}));
        EXPECT_FALSE(catalog->retention(tx, {"500.4.9"}, {})) << "permanent, perhaps: its row waits";
        EXPECT_EQ(catalog->undecided(tx, {"500.4.9"}), "500.4.9");
        EXPECT_FALSE(catalog->undecided(tx, {"500.4.10"}));
        EXPECT_FALSE(catalog->undecided(tx, {"500"})) << "there is none, and none waits";
        EXPECT_EQ(catalog->retention(tx, {"500.4.77.1"}, {})->code, "500.4");  // not in the scheme
    });
}

// Until somebody decides it is as closed as it may be meant, and kept; then by what was decided.
TEST_P(ClassificationService, a_row_that_waits_is_never_answered_for_by_the_code_above) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    const char* told = "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500\t1 Tahun\t1 Tahun\tMusnah\tRahasia\n"
                       "500.4\t2 Tahun\t3 Tahun\tMusnah\tBiasa\n500.4.9\t1 Tahun\t-\tMusnah\tRahasia\n"
                       "500.4.9\t2 Tahun\t-\tMusnah\tBiasa\n500.4.10\t1 Tahun\t1 Tahun\tMiusnah\tAgak tertutup\n";
    import->retention(ctx, told, {"J", {}, "uji coba"}, false);
    const auto access = [&](const char* code) { return catalog->sheet(ctx, code).access; };
    EXPECT_EQ(access("500.4.9"), AccessClass::secret) << "the strictest of those told";
    EXPECT_EQ(access("500.4.10"), AccessClass::secret) << "as closed as anything above it, for nobody can read it";
    EXPECT_EQ(access("500.4"), AccessClass::ordinary);
    for (const char* code : {"500.4.9", "500.4.10"}) {
        EXPECT_FALSE(catalog->sheet(ctx, code).rule) << code;
        EXPECT_EQ(catalog->sheet(ctx, code).rule_waits, code);
        EXPECT_TRUE(catalog->sheet(ctx, code).access_waits);
    }
    EXPECT_EQ(place->db().read([&](Tx& tx) { return catalog->undecided(tx, {"500.4.9.1"}); }), "500.4.9") << "below it, too";
    // An edition made from it asks the same.
    Editions editions(place->db());
    std::string schedule;
    for (const auto& each : catalog->versions(ctx))
        if (each.kind == "retention") schedule = each.id;
    const auto copy = editions.copy(ctx, schedule, "J2", {});
    EXPECT_EQ(editions.one(ctx, copy).open, 3);
    place->db().read([&](Tx& tx) { EXPECT_FALSE(catalog->retention_in(tx, copy, {"500.4.9"})); });
    // What serves once it is dropped is told before, and it serves then.
    std::map<std::string, std::vector<Review>> open;
    for (const auto& each : import->open(ctx, "", "", 50))
        if (each.version != copy) open[std::string(name(each.finding.kind)) + each.finding.code].push_back(each);
    const auto& two = open["retention500.4.9"];
    ASSERT_EQ(two.size(), 2u);
    EXPECT_EQ(catalog->without(ctx, {two[0]}).front()->waits, 1);
    EXPECT_TRUE(catalog->without(ctx, {two[0]}).front()->undecided);
    EXPECT_EQ(catalog->without(ctx, two, {two[0].id, two[1].id}).front()->from, "500.4");
    EXPECT_FALSE(catalog->without(ctx, two, {two[0].id, two[1].id}).front()->undecided);
    EXPECT_EQ(catalog->without(ctx, {open["access500.4.10"].at(0)}).front()->access, AccessClass::ordinary);
    for (const auto& each : two) import->drop(ctx, each.id, "Bukan arsip kota");
    const auto sheet = catalog->sheet(ctx, "500.4.9");
    ASSERT_TRUE(sheet.rule);
    EXPECT_EQ(sheet.rule->code, "500.4");
    ASSERT_EQ(sheet.dropped.size(), 1u);
    EXPECT_EQ(sheet.dropped[0].why, "Bukan arsip kota");
    import->accept(ctx, open["access500.4.9"].at(1).id);
    EXPECT_EQ(access("500.4.9"), AccessClass::secret) << "the other still waits";
    import->drop(ctx, open["access500.4.9"].at(0).id, "Salah");
    EXPECT_EQ(access("500.4.9"), AccessClass::ordinary);
    EXPECT_EQ(catalog->sheet(ctx, "500.4.9").dropped.size(), 1u) << "a row of its own stands";
}

// What stands was decided once: a table that says otherwise waits, and takes nothing from it but openness.
TEST_P(ClassificationService, what_stands_serves_while_another_row_of_its_code_waits) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500.4\t2\t3\tMusnah\tBiasa\n", {"J", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500.4\t9\t9\tMusnah\tTerbatas\n", {"J", {}, "uji coba"}, false);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").rule->active_years, 2);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").access, AccessClass::limited);
    EXPECT_EQ(catalog->sheet(ctx, "500.4.9").rule->code, "500.4") << "and what has no row follows it";
}

TEST_P(ClassificationService, overwrites_only_by_a_persons_decision) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, rules, {"J", {}, "uji coba"}, false);
    clock.pass(std::chrono::seconds(1));
    const auto differing =
        import->codes(ctx, "kode\tnama\tinduk\n500.4\tHutan\t500\n", {"E", {}, "uji coba"}, false);
    EXPECT_EQ(differing.review, 1);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").code.name, "Kehutanan");
    const auto open = import->open(ctx, "scheme", "", 10);
    ASSERT_EQ(open.size(), 2u);
    import->accept(ctx, open[0].id);  // its parent is missing: it hangs under the nearest above
    EXPECT_EQ(catalog->sheet(ctx, "500.9").code.parent, "500");
    import->accept(ctx, open[1].id);
    EXPECT_EQ(catalog->sheet(ctx, "500.4").code.name, "Hutan");
    EXPECT_THROW(import->drop(ctx, open[1].id, "keliru"), core::Error);
    const auto years = import->open(ctx, "retention", "", 10).at(0);
    EXPECT_FALSE(Import::acceptable(years.finding));
    EXPECT_THROW(import->accept(ctx, years.id), core::Error);
    EXPECT_THROW(import->correct(ctx, years.id, {{"aktif", "lama"}}), core::Error);
    import->correct(ctx, years.id, {{ "aktif", "4 Tahun" }});
    EXPECT_EQ(catalog->sheet(ctx, "500.4.9").rule->active_years, 4);
    EXPECT_TRUE(import->open(ctx, "", "", 10).empty());
    core::Context reader = ctx;
    reader.actor = {};
    reader.actor.rights = {"classification.read"};
    EXPECT_THROW(import->open(reader, "", "", 10), core::Error);
}

TEST_P(ClassificationService, a_table_of_classes_alone_makes_no_schedule) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\tkeamanan\n500.4\tRahasia\n", {"SKKAAD", {}, "uji coba"}, false);
    for (const auto& each : catalog->versions(ctx)) EXPECT_NE(each.kind, "retention") << each.name;
    EXPECT_EQ(catalog->sheet(ctx, "500.4").access, AccessClass::secret);
}

// What was typed is what counts, and what stands beside it says the same.
TEST_P(ClassificationService, a_correction_of_the_words_is_stored_as_corrected) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif_tahun\tpemicu_aktif\tinaktif_tahun\tnasib_akhir\tpengecualian\taktif_asli\tinaktif_asli\t"
                           "nasib_asli\n500.4\t2\t\t5\tMUSNAH\t\t2 Tahun\t9 Tahun\tMusnah\n500.4.9\t1\t\t1\tMUSNAH\t\t1 Tahun\t1 Tahun\tMusnah\n",
                      {"J", {}, "uji coba"}, false);
    const auto torn = import->open(ctx, "retention", "", 10);
    ASSERT_EQ(torn.size(), 1u);
    EXPECT_EQ(torn[0].finding.reason, Reason::contradicts);
    EXPECT_THROW(import->accept(ctx, torn[0].id), core::Error);
    Cells row = torn[0].finding.row;
    row["inaktif_asli"] = "7 Tahun";
    row["nasib_asli"] = "Permanen";
    import->correct(ctx, torn[0].id, row);
    const auto rule = catalog->sheet(ctx, "500.4").rule;
    ASSERT_TRUE(rule);
    EXPECT_EQ(rule->inactive_years, 7);
    EXPECT_EQ(rule->fate, Fate::keep);
    EXPECT_EQ(rule->verbatim, "2 Tahun · 7 Tahun · Permanen");
}

TEST_P(ClassificationService, keeps_editions_apart_by_their_day) {
    import->codes(ctx, "kode\tnama\tinduk\n1\tLama\t\n", {"A", core::parse_date("2020-01-01")},
                  false);
    import->codes(ctx, "kode\tnama\tinduk\n1\tBaru\t\n", {"B", core::parse_date("2027-01-01")},
                  false);
    place->db().write([&](Tx& tx) {
        for (const auto& each : store::versions(tx)) store::publish(tx, each.id, "Peraturan", ctx.now(), "Sistem", "");
    });
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Lama");
    clock.pass(std::chrono::hours(24 * 60));
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Baru");
    import->codes(ctx, "kode\tnama\tinduk\n1\tRancangan\t\n", {"C", core::parse_date("2027-01-20")}, false);
    EXPECT_EQ(catalog->sheet(ctx, "1").code.name, "Baru") << "a draft never serves by itself";
    Editions(place->db()).verify(ctx, catalog->versions(ctx).at(1).id, "Lampiran Permendagri Nomor 83 Tahun 2022");
    EXPECT_TRUE(catalog->sheet(ctx, "1").code.verified);
}

TEST_P(ClassificationService, one_decision_on_many_rows_is_weighed_and_then_done_whole) {
    import->codes(ctx, codes, {"E", {}, "uji coba"}, false);
    import->retention(ctx, "kode\taktif\tinaktif\tnasib_akhir\tkeamanan\n500\t1\t1\tMusnah\tAgak rahasia\n"
                           "500.4\t1\t1\tMusnah\tTerbats\n500.4.9\t1\t1\tMusnah\tUmum\n"
                           "500.4.10\t1\t1\tMusnah\tInternal\n500.4.10\t1\t1\tMusnah\tInternal saja\n",
                      {"R", {}}, false);
    const auto open = [&] { return import->open(ctx, "access", "", 50, "access_unknown"); };
    Many many{Bulk::meant, {}, "", ""};
    for (const auto& each : open()) many.ids.push_back(each.id);
    ASSERT_EQ(many.ids.size(), 5u);
    EXPECT_EQ(settled(import->weigh(ctx, many)), 2) << "of Agak rahasia and Terbats something is proposed, of others not";
    many.act = Bulk::correct;
    EXPECT_THROW(import->weigh(ctx, many), core::Error) << "with what?";
    many.value = "Rahasia";
    const auto weighed = import->weigh(ctx, many);
    EXPECT_EQ(settled(weighed), 3);
    EXPECT_EQ(weighed[4].would.why, Reason::duplicate) << "two lines of one code: nobody chose between them";
    EXPECT_THROW(import->decide(ctx, many, 5), core::Error) << "it was shown to do something else";
    EXPECT_EQ(open().size(), 5u);
    import->decide(ctx, many, 3);
    ASSERT_EQ(open().size(), 2u);
    EXPECT_THROW(import->decide(ctx, many, std::nullopt), core::Error) << "decided before";
    Many rest{Bulk::drop, {open()[0].id, open()[1].id}, "", "Salah baca"};
    EXPECT_EQ(settled(import->decide(ctx, rest, 2)), 2);
    EXPECT_TRUE(open().empty());
    for (const auto& each : import->faults(ctx)) EXPECT_NE(each.reason, Reason::access_unknown);
}

// The very table of another agency (LPP TVRI, 502 rows): what can be read is taken, the rest waits with its reason.
TEST_P(ClassificationService, the_schedule_of_another_agency_comes_in_as_dirty_as_it_is) {
    const auto file = core::read_text(std::string(NASKAH_SOURCE "/plugins/classification/tests/data/access-class-examples.tsv")).value();
    std::string codes = "kode\tnama\n";   // the file tells no names
    std::set<std::string> named;
    for (const auto& line : read_table(file).lines)
        if (named.insert(cell(line.cells, "kode")).second) codes += cell(line.cells, "kode") + "\tJenis arsip " + cell(line.cells, "kode") + "\n";
    EXPECT_EQ(import->codes(ctx, codes, {"TVRI", {}}, false).added, 497);
    const auto made = import->retention(ctx, file, {"JRA TVRI", {}}, false);
    std::map<std::pair<Kind, Reason>, int> counts;
    for (const auto& each : made.findings) ++counts[{each.kind, each.reason}];
    EXPECT_EQ(counts, (std::map<std::pair<Kind, Reason>, int>{{{Kind::retention, Reason::duplicate}, 10},
                                                              {{Kind::retention, Reason::years_unreadable}, 52},
                                                              {{Kind::retention, Reason::fate_unknown}, 6},
                                                              {{Kind::access, Reason::duplicate}, 4},
                                                              {{Kind::access, Reason::access_unknown}, 3}}));
    EXPECT_EQ(made.added, 434 + 492) << "rules and classes";
    EXPECT_EQ(made.same, 3) << "classes told twice alike";
    std::string jra;
    for (const auto& each : catalog->versions(ctx))
        if (each.name == "JRA TVRI" && each.kind == "retention") jra = each.id;
    const auto rule = [&](const char* code) { return place->db().read([&](Tx& tx) { return store::rule(tx, jra, code); }); };
    Editions(place->db()).serve(ctx, jra, "Menunggu peraturan");
    for (const auto& each : catalog->versions(ctx))
        if (each.name == "JRA TVRI" && each.kind == "access") Editions(place->db()).serve(ctx, each.id, "Menunggu peraturan");
    for (const auto& each : catalog->versions(ctx))
        if (each.kind == "scheme") Editions(place->db()).serve(ctx, each.id, "Menunggu peraturan");
    for (const char* code : {"KP.05.01.a", "KP.05.01.b"}) EXPECT_EQ(catalog->sheet(ctx, code).access, AccessClass::secret) << code;
    for (const char* code : {"HM.01.05.a", "TK.01.01.c"}) {
        EXPECT_FALSE(catalog->sheet(ctx, code).rule) << code;
        EXPECT_EQ(catalog->sheet(ctx, code).rule_waits, code);
    }
    for (const char* code : {"PB.00.01.d", "PB.00.02", "PU.00.01.b"})
        EXPECT_GE(catalog->sheet(ctx, code).access, AccessClass::limited) << code << ": its class is blank";
    EXPECT_FALSE(rule("TK.01.01.c")) << "of two lines, one of which nobody can read, neither is taken";
    int moved = 0;
    for (const auto& each : place->db().read([&](Tx& tx) { return store::everything(tx, "", jra, ""); }).rules) {
        if (!each.second.rule.exception.starts_with("Masuk")) continue;
        ++moved;
        EXPECT_EQ(each.second.rule.fate, Fate::review) << each.first;
        EXPECT_TRUE(each.second.rule.to_personal) << each.first;
    }
    EXPECT_EQ(moved, 17);
    // Each is settled by a person, what is probably meant by many at once; of a code told twice nobody chose.
    std::vector<ReviewId> of_fate, of_years;
    for (const auto& each : import->open(ctx, "retention", "", 200)) {
        if (each.finding.reason == Reason::fate_unknown) of_fate.push_back(each.id);
        if (each.finding.reason == Reason::years_unreadable) of_years.push_back(each.id);
    }
    Many meant;
    meant.act = Bulk::meant;
    meant.ids = of_fate;
    EXPECT_EQ(settled(import->decide(ctx, meant, std::nullopt)), 5) << "Miusnah; what follows an evaluation is asked";
    meant.ids = of_years;
    EXPECT_EQ(settled(import->decide(ctx, meant, std::nullopt)), 51) << "of no years and of misspelled ones; one says nothing";
    EXPECT_EQ(import->retention(ctx, file, {"JRA TVRI", {}}, false).review, 0) << "asked once";
}

// As a spreadsheet program keeps it: the code typed as 500.10 is the number 500.1.
TEST_P(ClassificationService, a_workbook_changes_no_code) {
    import->codes(ctx, "kode\tnama\n500\tPerekonomian\n500.1\tPangan\n500.10\tPerikanan\n", {"E", {}, "uji coba"}, false);
    const auto file = tests::zip_of(
        {{"xl/workbook.xml", bytes(R"(<workbook xmlns:r="r"><sheets><sheet name="JRA" sheetId="1" r:id="rId1"/></sheets></workbook>)")},
         {"xl/_rels/workbook.xml.rels", bytes(R"(<Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/></Relationships>)")},
         {"xl/styles.xml", bytes(R"(<styleSheet><numFmts><numFmt numFmtId="164" formatCode="000.00"/></numFmts><cellXfs>)"
                                 R"(<xf numFmtId="0"/><xf numFmtId="49"/><xf numFmtId="164"/></cellXfs></styleSheet>)")},
         {"xl/worksheets/sheet1.xml",
          bytes(R"(<worksheet><sheetData>)" + line(1, R"(<c r="A1" t="inlineStr"><is><t>kode</t></is></c>)", "aktif", "inaktif", "nasib_akhir") +
                line(2, R"(<c r="A2"><v>500.10000000000002</v></c>)", "2", "3", "Musnah") +
                line(3, R"(<c r="A3" s="1"><v>500.1</v></c>)", "2", "3", "Permanen") +
                line(4, R"(<c r="A4" s="2"><v>500.1</v></c>)", "1", "5", "Permanen") +
                line(5, R"(<c r="A5" t="inlineStr"><is><t>500</t></is></c>)", "1", "1", "Musnah") + "</sheetData></worksheet>")}});
    const auto made = import->retention(ctx, TableFile("jra.xlsx", file), {"J", {}, "uji coba"}, false);
    EXPECT_EQ(made.added, 2);
    EXPECT_EQ(catalog->sheet(ctx, "500.10").rule->inactive_years, 5) << "its format 000.00 tells it";
    EXPECT_EQ(catalog->sheet(ctx, "500.1").rule_waits, "500.1") << "it may be meant by 500.1?, so 500 does not answer for it";
    ASSERT_EQ(made.findings.size(), 2u) << "a format of text put over a number brings no zero back";
    for (const auto& each : import->open(ctx, "retention", "", 10)) {
        EXPECT_EQ(each.finding.reason, Reason::code_number);
        EXPECT_EQ(each.finding.present, "A" + std::to_string(each.finding.line) + ": 500.1 / 500.10");
        EXPECT_FALSE(Import::acceptable(each.finding));
    }
    const auto second = import->open(ctx, "retention", "", 10).at(1).id;
    import->correct(ctx, import->open(ctx, "retention", "", 10).at(0).id, {{"kode", "500.1"}});
    EXPECT_EQ(catalog->sheet(ctx, "500.1").rule->inactive_years, 3);
    // Mended to be of another code it takes nothing from what stands there.
    EXPECT_EQ(corrected(second, "500.10"), "cells.kode classification.fault.code_taken");
    EXPECT_EQ(catalog->sheet(ctx, "500.10").rule->inactive_years, 5);
    EXPECT_EQ(corrected(second, "500.77"), "cells.kode classification.reason.code_unknown");
    import->codes(ctx, "kode\tnama\n\tBukan pangan\n\tPangan\n", {"E", {}, "uji coba"}, false);
    const auto nameless = import->open(ctx, "scheme", "", 10);
    ASSERT_EQ(nameless.size(), 2u);
    EXPECT_EQ(corrected(nameless[0].id, "500.1"), "cells.kode classification.fault.code_taken");
    EXPECT_EQ(corrected(nameless[1].id, "500.1"), "") << "the same as what stands there";
    EXPECT_EQ(catalog->sheet(ctx, "500.1").code.name, "Pangan");
    import->retention(ctx, "kode\tkeamanan\n500.1\tTerbatas\n\tRahasia\n", {"SKKAAD", {}, "uji coba"}, false);
    EXPECT_EQ(corrected(import->open(ctx, "access", "", 10).at(0).id, "500.1"), "cells.kode classification.fault.code_taken");
    EXPECT_EQ(catalog->sheet(ctx, "500.1").access, AccessClass::limited);
}

NASKAH_ON_BOTH_DATABASES(ClassificationService);

}  // namespace
}  // namespace classification
