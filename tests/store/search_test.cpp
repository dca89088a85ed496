// SPDX-License-Identifier: Apache-2.0
// One search, two engines: the same answers from both.
#include <chrono>
#include <fstream>
#include <iterator>

#include "core/base/error.h"
#include "core/base/text.h"
#include "tests/store/search_kit.h"

namespace search_test {

using namespace core;
using db::Engine;
using db::Tx;
using search::Document;
using search::Found;
using search::Wanted;
using tests::letter;
using tests::TestDb;
using namespace std::chrono_literals;

class Search : public tests::SearchPlace {};

// A copy of letter "L" in the mailbox of `to`, read by others too.
Document copy(const std::string& id, const std::string& to, std::vector<std::string> others = {}) {
    auto made = letter(id, "Undangan rapat", "kehadiran", "000.1.5/12/DISKOMINFO · agenda " + id);
    made.kind = "incoming";
    made.original = "letter:L";
    made.addressed = to;
    made.readers = std::move(others);
    made.readers.push_back(to);
    return made;
}

// The word anywhere in the files of the database; SQLite only, where we know the files.
bool in_files(const TestDb& place, const std::string& word) {
    for (const auto& file : std::filesystem::directory_iterator(place.folder())) {
        std::ifstream in(file.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(in), {}};
        if (bytes.find(word) != std::string::npos) return true;
    }
    return false;
}

TEST_P(Search, finds_by_family_of_words_newest_first) {
    put(letter("1", "Undangan rapat", "Kami mengundang Saudara", "", parse_date("2026-01-01")));
    put(letter("2", "Laporan", "Rapat telah diundangkan", "", parse_date("2026-03-01")));
    put(letter("3", "Pemusnahan arsip", "Naskah dimusnahkan", "", parse_date("2026-02-01")));
    EXPECT_EQ(words("undang"), (Ids{"2", "1"}));
    EXPECT_EQ(words("RÁPAT"), (Ids{"2", "1"}));
    EXPECT_EQ(words("rapat laporan"), Ids{"2"});
    EXPECT_EQ(words("memusnahkan kearsipan"), Ids{"3"});
    EXPECT_EQ(words("surat"), Ids{});
    EXPECT_EQ(words(""), (Ids{"2", "3", "1"}));
    EXPECT_EQ(words("   "), (Ids{"2", "3", "1"}));
    EXPECT_EQ(words("!!! ***"), Ids{});
    const auto found = find({.words = "rapat", .after = {}});
    EXPECT_EQ(found.total, 2);
    EXPECT_EQ(found.hits[1].kind, "letter");
    EXPECT_EQ(found.hits[1].title, "Undangan rapat");
    EXPECT_EQ(found.hits[1].summary, "Dari Diskominfo");
    EXPECT_EQ(found.hits[1].link, "/letters/1");
    EXPECT_EQ(found.hits[1].date, parse_date("2026-01-01"));
    EXPECT_EQ(found.next, "");
}

TEST_P(Search, finds_a_number_by_any_part) {
    put(letter("1", "A", "", "000.1.5/123/DISKOMINFO/2026"));
    put(letter("2", "B", "", "400.10/7/SETDA/XI/2026"));
    put(letter("3", "C", "lihat surat 000.1.5/123/DISKOMINFO/2026", ""));
    EXPECT_EQ(words("000.1.5/12"), Ids{"1"});
    EXPECT_EQ(words("000.1.5/123"), (Ids{"3", "1"}));
    EXPECT_EQ(words("123/disko"), Ids{"1"});
    EXPECT_EQ(words("KOMINFO/2026"), Ids{"1"});
    EXPECT_EQ(words("23"), Ids{"1"});
    EXPECT_EQ(words("setda"), Ids{"2"});
    EXPECT_EQ(words("7"), Ids{"2"});
    EXPECT_EQ(words("XI"), Ids{"2"});
    EXPECT_EQ(words("000.1.6"), Ids{});
    EXPECT_EQ(words("\"2026\" 400"), Ids{"2"});
}

TEST_P(Search, finds_a_number_in_its_own_field) {
    put(letter("1", "A", "hadir pada tahun 2026", "000.1.5/123/DISKOMINFO"));
    put(letter("2", "B", "hadir", "400.10/7/SETDA/2026"));
    EXPECT_EQ(ids({.number = "2026", .after = {}}), Ids{"2"});
    EXPECT_EQ(ids({.number = " 000.1.5/12 ", .after = {}}), Ids{"1"});
    EXPECT_EQ(ids({.words = "hadir", .number = "7", .after = {}}), Ids{"2"});
    EXPECT_EQ(ids({.words = "tahun", .number = "7", .after = {}}), Ids{});
    EXPECT_EQ(ids({.number = "///", .after = {}}), Ids{});
    EXPECT_EQ(ids({.number = "hadir", .after = {}}), Ids{});
}

TEST_P(Search, shows_a_letter_and_its_copies_once) {
    auto original = letter("L", "Undangan rapat", "kehadiran", "000.1.5/12/DISKOMINFO");
    original.readers = {"position:kadis", "unit:aptika"};
    put(original);
    put(copy("21", "position:sekda", {"position:tu", "position:kadis"}));
    put(copy("22", "position:asisten", {"position:tu", "position:sekda"}));
    const Wanted word{.words = "kehadiran", .after = {}};
    EXPECT_EQ(ids(word, {"unit:aptika"}), Ids{"L"});
    EXPECT_EQ(ids(word, {"position:kadis"}), Ids{"21"}) << "a copy goes before the original";
    EXPECT_EQ(ids(word, {"position:sekda"}), Ids{"21"}) << "one's own copy goes before others";
    EXPECT_EQ(ids(word, {"position:asisten", "unit:aptika"}), Ids{"22"});
    const auto book = find(word, {"position:tu"});
    ASSERT_EQ(book.hits.size(), 1u);
    EXPECT_EQ(book.total, 1);
    EXPECT_EQ(book.hits[0].copies, 1);
    EXPECT_EQ(ids({.words = "kehadiran", .kind = "incoming", .after = {}}, {"position:tu"}), (Ids{"22", "21"}));
    EXPECT_EQ(ids({.number = "12/DISKO", .after = {}}, {"position:sekda", "unit:aptika"}), Ids{"21"});
    EXPECT_EQ(ids({.number = "22", .after = {}}, {"position:tu"}), Ids{"22"})
        << "only what was asked for stands for the letter";
    EXPECT_EQ(ids({.words = "kehadiran", .limit = 1, .after = {}}, {"position:tu"}).size(), 1u);
    EXPECT_EQ(find({.words = "kehadiran", .limit = 1, .after = {}}, {"position:tu"}).next, "");
}

TEST_P(Search, copies_follow_their_documents) {
    auto original = letter("L", "Undangan rapat", "kehadiran");
    original.readers = {"unit:aptika"};
    put(original);
    auto one = copy("21", "position:sekda", {"unit:aptika"});
    put(one);
    const Wanted word{.words = "kehadiran", .after = {}};
    EXPECT_EQ(ids(word, {"unit:aptika"}), Ids{"21"});
    one.readers = {"position:sekda"};
    one.date = parse_date("2026-04-01");
    put(one);
    EXPECT_EQ(ids(word, {"unit:aptika"}), Ids{"L"}) << "who lost the copy finds the original again";
    EXPECT_EQ(ids(word, {"unit:aptika", "position:sekda"}), Ids{"21"});
    db().write([&](Tx& tx) { index_->remove(tx, "incoming", "21"); });
    EXPECT_EQ(ids(word, {"unit:aptika", "position:sekda"}), Ids{"L"});
}

TEST_P(Search, finds_phrases_in_order_and_not_across_fields) {
    put(letter("1", "Tata naskah", "dinas elektronik"));
    put(letter("2", "X", "elektronik dinas; tata naskah dinas"));
    put(letter("3", "Perundang-undangan", "surat-surat penting"));
    EXPECT_EQ(words("\"naskah dinas\""), Ids{"2"});
    EXPECT_EQ(words("naskah dinas"), (Ids{"2", "1"}));
    EXPECT_EQ(words("\"dinas elektronik\""), Ids{"1"});
    EXPECT_EQ(words("\"elektronik tata\""), Ids{});
    EXPECT_EQ(words("peraturan perundang-undangan"), Ids{});
    EXPECT_EQ(words("perundang-undangan"), Ids{"3"});
    EXPECT_EQ(words("surat"), Ids{"3"});
    EXPECT_EQ(words("surat-surat"), Ids{"3"});
    EXPECT_EQ(words("\"unclosed naskah"), Ids{});
    EXPECT_EQ(words("\"naskah din"), Ids{});
}

TEST_P(Search, takes_any_input_as_words) {
    put(letter("1", "NOT OR AND NEAR", "readers all kind letter"));
    for (const char* text :
         {"NEAR(",  "a AND",    "title:",       "\"",  "\"\"\"", "' OR 1=1 --", "*",   "^not",
          "{}",     "a*",       "\\'",          "(((", "!",      "&|",          "<->", ":*",
          "not:*A", "\xff\xfe", "\xe2\x80\x9c", "?"})
        EXPECT_NO_THROW(words(text)) << text;
    EXPECT_EQ(words("not near"), Ids{"1"});
    EXPECT_EQ(words(std::string(5000, 'x')), Ids{});
    EXPECT_EQ(words(text::replace(std::string(200, ' '), " ", "near ")), Ids{"1"});
}

TEST_P(Search, shows_nothing_of_what_the_seeker_may_not_see) {
    auto secret = letter("1", "Mutasi pegawai", "rahasia sekali", "800/1/BKD");
    secret.readers = {"unit:0193-a", "person:0193-b"};
    put(secret);
    put(letter("2", "Pengumuman", "pegawai hadir"));
    EXPECT_EQ(words("pegawai"), Ids{"2"});
    EXPECT_EQ(find({.words = "pegawai", .after = {}}).total, 1);
    for (const char* probe : {"rahasia", "800/1", "mutasi", "\"rahasia sekali\"", "0193", "unit",
                              "unitz3a0193z2da", "person"}) {
        const auto found = find({.words = probe, .after = {}});
        EXPECT_TRUE(found.hits.empty()) << probe;
        EXPECT_EQ(found.total, 0) << probe;
    }
    // What the index keeps for itself is no word of the document.
    for (const char* inner : {"all", "letter", "unitz3a0193z2da"}) EXPECT_EQ(words(inner), Ids{});
    const Wanted wanted{.words = "rahasia", .after = {}};
    EXPECT_EQ(ids(wanted, {"all", "unit:0193-a"}), Ids{"1"});
    EXPECT_EQ(ids(wanted, {"person:0193-b"}), Ids{"1"});
    EXPECT_EQ(ids(wanted, {"unit:0193", "unit:0193-A", "person:0193-a", "0193-a"}), Ids{});
    EXPECT_EQ(ids(wanted, {}), Ids{});
    EXPECT_EQ(ids({.words = "", .after = {}}, {}), Ids{});
    EXPECT_NO_THROW(ids(wanted, {"\") OR title : (\"a", "{\"}", ""}));
    secret.readers = {"all"};
    put(secret);
    EXPECT_EQ(words("rahasia"), Ids{"1"});
    secret.readers = {};
    put(secret);
    EXPECT_EQ(words("rahasia"), Ids{});
}

TEST_P(Search, keeps_to_dates_and_kind) {
    put(letter("1", "rapat", "", "", parse_date("2025-12-31")));
    put(letter("2", "rapat", "", "", parse_date("2026-01-01")));
    put(letter("3", "rapat", "", "", parse_date("2026-01-31")));
    put(letter("4", "rapat", "", "", parse_date("1945-08-17")));
    auto dossier = letter("5", "rapat", "", "", parse_date("2026-01-15"));
    dossier.kind = "dossier";
    put(dossier);
    Wanted wanted{.words = "rapat",
                  .from = parse_date("2026-01-01"),
                  .until = parse_date("2026-01-31"),
                  .after = {}};
    EXPECT_EQ(ids(wanted), (Ids{"3", "5", "2"}));
    EXPECT_EQ(find(wanted).total, 3);
    wanted.kind = "letter";
    EXPECT_EQ(ids(wanted), (Ids{"3", "2"}));
    wanted.kind = "let";
    EXPECT_EQ(ids(wanted), Ids{});
    EXPECT_EQ(ids({.words = "rapat", .until = parse_date("1950-01-01"), .after = {}}), Ids{"4"});
    EXPECT_EQ(find({.words = "rapat", .until = parse_date("1950-01-01"), .after = {}}).hits[0].date,
              parse_date("1945-08-17"));
}

TEST_P(Search, pages_without_loss_or_repeat) {
    for (int i = 0; i < 25; ++i)
        put(letter(std::to_string(i), "rapat", "", "", add_days(parse_date("2026-01-01"), i % 3)));
    std::set<std::string> seen;
    Wanted wanted{.words = "rapat", .limit = 10, .after = {}};
    std::vector<std::size_t> sizes;
    Date before = parse_date("2027-01-01");
    do {
        const auto found = find(wanted);
        EXPECT_EQ(found.total, 25);
        sizes.push_back(found.hits.size());
        for (const auto& hit : found.hits) {
            EXPECT_TRUE(seen.insert(hit.id).second);
            EXPECT_LE(hit.date, before);
            before = hit.date;
        }
        wanted.after = found.next;
        put(letter("new" + std::to_string(sizes.size()), "rapat", "", "",
                   parse_date("2026-06-01")));
        remove("new" + std::to_string(sizes.size()));
    } while (!wanted.after.empty());
    EXPECT_EQ(sizes, (std::vector<std::size_t>{10, 10, 5}));
    for (const char* bad : {"x", "-1", "1x", "99999999999999999999"}) {
        wanted.after = bad;
        EXPECT_THROW(find(wanted), Error) << bad;
    }
}

TEST_P(Search, replaces_and_removes) {
    put(letter("1", "lama", "kata pertama", "", parse_date("2026-01-01")));
    put(letter("1", "baru", "kata kedua", "", parse_date("2026-02-01")));
    EXPECT_EQ(words("pertama"), Ids{});
    EXPECT_EQ(words("kedua"), Ids{"1"});
    EXPECT_EQ(find({.words = "kata", .after = {}}).total, 1);
    remove("1");
    remove("never there");
    EXPECT_EQ(words(""), Ids{});
    EXPECT_EQ(find({.words = "kedua", .after = {}}).total, 0);
}

TEST_P(Search, leaves_no_word_of_a_destroyed_document_in_the_files) {
    for (int i = 0; i < 300; ++i)
        put(letter(std::to_string(i), "rapat koordinasi " + std::to_string(i * 7919),
                   "pelaksanaan kegiatan nomor" + std::to_string(i * 104729)));
    put(letter("gone", "kenarimerah", "burung kenarimerah terbang", "900/kenarimerah"));
    const bool sqlite = GetParam() == Engine::sqlite;
    EXPECT_EQ(in_files(*place_, "kenarimerah"), sqlite);
    remove("gone");
    index_->purge(db());
    EXPECT_FALSE(in_files(*place_, "kenarimerah"));
    EXPECT_EQ(words("kenarimerah"), Ids{});
    EXPECT_EQ(find({.words = "rapat", .after = {}}).total, 300);
}

TEST_P(Search, shows_the_words_in_their_surroundings) {
    std::string body = "Pembukaan.";
    for (int i = 0; i < 50; ++i) body += " kalimat\n pengisi";
    put(letter("1", "X",
               body + " Bapak Wali Kota mengundang" + std::string(1, '\0') +
                   "\xEE\x80\x80 para camat. " + body));
    const auto hit = find({.words = "undangan camat", .after = {}}).hits.at(0);
    const std::string on = "\xEE\x80\x80", off = "\xEE\x80\x81";
    EXPECT_NE(hit.snippet.find("Wali Kota " + on + "mengundang" + off), std::string::npos)
        << hit.snippet;
    EXPECT_NE(hit.snippet.find("para " + on + "camat" + off), std::string::npos) << hit.snippet;
    EXPECT_TRUE(hit.snippet.starts_with("… ")) << hit.snippet;
    EXPECT_TRUE(hit.snippet.ends_with(" …")) << hit.snippet;
    EXPECT_EQ(hit.snippet.find('\n'), std::string::npos);
    EXPECT_LT(hit.snippet.size(), 400u);
    const auto plain = find({.words = "", .after = {}}).hits.at(0).snippet;
    EXPECT_TRUE(plain.starts_with("Pembukaan. kalimat pengisi")) << plain;
}

TEST_P(Search, finds_by_the_number_of_a_person_and_spells_it_out_to_nobody) {
    const std::string on = "\xEE\x80\x80", off = "\xEE\x80\x81";
    const auto shown = [&](const std::string& sought) { return find({.words = sought, .after = {}}).hits.at(0).snippet; };
    put(letter("1", "X", "Kepada Siti, NIP 198503152009012004, NIK 1971015503850002 dan NPWP 09.254.294.3-407.000; nomor 0717123."));
    EXPECT_EQ(shown("siti"), "Kepada " + on + "Siti" + off + ", NIP •••004, NIK •••002 dan NPWP •••000; nomor 0717123.");
    EXPECT_EQ(shown("198503152009012004").find("NIP " + on + "•••004" + off), std::string("Kepada Siti, ").size());
    put(letter("2", "Y", "Pegawai: 19850315 200901 2 004. Tahun 2019 2020 2021 2022, telepon 08123456789."));
    EXPECT_EQ(shown("pegawai"), on + "Pegawai" + off + ": •••004. Tahun 2019 2020 2021 2022, telepon 08123456789.");
    // Where the piece shown ends inside of one.
    std::string filling;
    while (filling.size() < 236) filling += "isi ";
    put(letter("3", "Z", filling + "19850315 200901 2 004 sisa"));
    EXPECT_EQ(shown("sisa").find("19850315"), std::string::npos) << shown("sisa");
    EXPECT_EQ(find({.words = "isi", .after = {}}).hits.at(0).snippet.find("1985"), std::string::npos);
    auto hidden = letter("4", "Berkas", "Isi berkas.");
    hidden.unshown = "Zainal 198503152009012999";
    put(hidden);
    EXPECT_EQ(words("zainal"), Ids{"4"});
    EXPECT_EQ(words("198503152009012999"), Ids{"4"});
    EXPECT_EQ(shown("zainal"), "Isi berkas.");
}

TEST_P(Search, marks_the_words_in_every_hit) {
    const std::string on = "\xEE\x80\x80", off = "\xEE\x80\x81";
    put(letter("1", "X", "Camat diundang; lurah dan camat mengundang warga."));
    put(letter("2", "X", "Lurah mengundang camat."));
    const auto hits = find({.words = "camat undangan", .after = {}}).hits;
    ASSERT_EQ(hits.size(), 2u);
    EXPECT_EQ(hits[0].snippet, "Lurah " + on + "mengundang" + off + " " + on + "camat" + off + ".");
    EXPECT_EQ(hits[1].snippet, on + "Camat" + off + " " + on + "diundang" + off + "; lurah dan " +
                                   on + "camat" + off + " " + on + "mengundang" + off + " warga.");
}

// From its sixth run a prepared statement may get a plan made for no question in particular, and
// that one reads every letter.
TEST_P(Search, plans_each_question_on_postgres) {
    if (GetParam() == Engine::sqlite) return;
    for (int i = 0; i < 50; ++i) put(letter(std::to_string(i), "rapat", "undangan rapat"));
    for (int i = 0; i < 10; ++i) EXPECT_EQ(words("rapat").size(), 20u);
    const auto plans = [&](Tx& tx) {
        return tx.one(
            "SELECT SUM(generic_plans), SUM(custom_plans) FROM pg_prepared_statements"
            " WHERE statement LIKE '%FROM core_search d WHERE d.readers%'"
            " AND statement NOT LIKE '%pg_prepared_statements%'",
            {}, [](const db::Row& row) { return std::pair(row.integer(0), row.integer(1)); });
    };
    EXPECT_EQ(db().read(plans), std::pair(std::int64_t{0}, std::int64_t{20}));
}

TEST_P(Search, takes_any_document) {
    Document odd = letter("1", "nul", std::string("a\0b \xff \x01 sisa", 12));
    odd.number = std::string(3000, '/') + "'\\:";
    put(odd);
    EXPECT_EQ(words("sisa"), Ids{"1"});
    std::string huge;
    for (int i = 0; huge.size() < 3'000'000; ++i) huge += "kata" + std::to_string(i) + " rapat ";
    put(letter("2", "besar", huge));
    EXPECT_EQ(words("besar rapat kata17"), Ids{"2"});
    put(letter("3", "panjang", std::string(100'000, 'x') + " akhir"));
    EXPECT_EQ(words("akhir"), Ids{"3"});
}

NASKAH_ON_BOTH_DATABASES(Search);

}  // namespace
