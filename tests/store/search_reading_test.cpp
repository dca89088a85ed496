// SPDX-License-Identifier: Apache-2.0
// How what somebody types is read: nearness, spellings, short forms, beginnings, misread words, numbers, facets, days.
#include <map>

#include "core/base/error.h"
#include "core/search/counted.h"
#include "tests/store/search_kit.h"

namespace search_reading_test {

using namespace core;
using search::Found;
using search::Order;
using search::Wanted;
using tests::letter;

class SearchReading : public tests::SearchPlace {
  protected:
    Ids best(const std::string& text) { return ids({.words = text, .after = {}, .order = Order::best}); }
    std::map<std::string, std::int64_t> counts(const Found& found, const std::string& facet) {
        std::map<std::string, std::int64_t> out;
        for (const auto& bucket : found.buckets)
            if (bucket.mark.facet == facet) out[bucket.mark.value] = bucket.count;
        return out;
    }
};

TEST_P(SearchReading, puts_nearer_hits_first_and_newest_first_among_equals) {
    put(letter("phrase", "Undangan rapat koordinasi", "", "", parse_date("2020-01-01")));
    put(letter("exact", "Rapat menurut undangan", "", "", parse_date("2021-01-01")));
    put(letter("stem", "Diundang merapatkan barisan", "", "", parse_date("2022-01-01")));
    put(letter("body", "Notula", "undangan untuk rapat", "", parse_date("2023-01-01")));
    put(letter("bodystem", "Notula", "mengundang merapatkan", "", parse_date("2024-01-01")));
    auto scan = letter("misread", "Pindaian", "", "", parse_date("2025-01-01"));
    scan.ocr = "undanqan rapar";
    put(scan);
    put(letter("phrase2", "Perihal undangan rapat", "", "", parse_date("2020-02-01")));
    const Ids order{"phrase2", "phrase", "exact", "stem", "body", "bodystem", "misread"};
    EXPECT_EQ(best("undangan rapat"), order);
    EXPECT_EQ(words("undangan rapat"), (Ids{"misread", "bodystem", "body", "stem", "exact", "phrase2", "phrase"}));
    for (int limit = 1; limit <= 3; ++limit) {
        Ids paged;
        Wanted wanted{.words = "undangan rapat", .limit = limit, .after = {}, .order = Order::best};
        do {
            const auto found = find(wanted);
            EXPECT_EQ(found.total, 7);
            for (const auto& hit : found.hits) paged.push_back(hit.id);
            wanted.after = found.next;
        } while (!wanted.after.empty());
        EXPECT_EQ(paged, order) << limit;
    }
    for (const char* bad : {"5", "s9.1.letter.a", "s1.", "s.1.letter.a", "s1.x.letter.a", "s-1.1.letter.a", "s1.1..a",
                            "s1.1.letter.", "s1.9999999999.letter.a", "1.letter.a"})
        EXPECT_THROW(find({.words = "rapat", .after = bad, .order = Order::best}), Error) << bad;
    EXPECT_THROW(find({.words = "rapat", .after = "s1.5.letter.a"}), Error);
}

// The numbers of an index go on for what one may not see, too.
TEST_P(SearchReading, where_a_page_ended_tells_nothing_of_what_lies_between) {
    const auto ends = [&] {
        put(letter("1", "rapat satu", ""));
        put(letter("2", "rapat dua", ""));
        std::string told;
        for (const Order order : {Order::best, Order::newest})
            told += find({.words = "rapat", .limit = 1, .after = {}, .order = order}).next + " ";
        remove("1");
        remove("2");
        return told;
    };
    const auto before = ends();
    auto secret = letter("3", "rapat rahasia", "");
    secret.readers = {"person:pembaca"};
    put(secret);
    EXPECT_EQ(ends(), before);
}

TEST_P(SearchReading, a_page_goes_on_after_what_went_meanwhile_and_not_after_what_one_may_not_see) {
    for (const char* id : {"1", "2", "3"}) put(letter(id, "rapat", ""));
    put(letter("4", "rapat", "", "", parse_date("2026-02-01")));
    const auto ended = find({.words = "rapat", .limit = 2, .after = {}}).next;
    ASSERT_TRUE(ended.ends_with(".letter.2")) << ended;
    EXPECT_EQ(ids({.words = "rapat", .after = ended}), (Ids{"1", "4"}));
    remove("2");
    EXPECT_EQ(ids({.words = "rapat", .after = ended}), (Ids{"3", "1", "4"})) << "the rest of its day again";
    auto hidden = letter("2", "rapat", "");
    hidden.readers = {"person:pembaca"};
    put(hidden);
    put(letter("5", "rapat", ""));
    EXPECT_EQ(ids({.words = "rapat", .after = ended}), (Ids{"5", "3", "1", "4"})) << "as if it were not there";
}

TEST_P(SearchReading, takes_spellings_old_and_new_as_one) {
    put(letter("old", "Soerat keputoesan Gubernur", "jang telah dipoetoeskan di Djakarta oleh Soeharto"));
    put(letter("new", "Surat keputusan", "izin analisis risiko di Jakarta"));
    EXPECT_EQ(best("surat keputusan"), (Ids{"new", "old"}));
    EXPECT_EQ(best("soerat keputoesan"), (Ids{"new", "old"}));
    EXPECT_EQ(words("\"soerat keputoesan\""), (Ids{"new", "old"}));
    EXPECT_EQ(words("Suharto"), Ids{"old"});
    EXPECT_EQ(words("Djakarta"), (Ids{"new", "old"}));
    EXPECT_EQ(words("perijinan analisa resiko"), Ids{"new"});
    const auto hit = find({.words = "surat suharto", .after = {}}).hits.at(0);
    EXPECT_NE(hit.snippet.find("\xEE\x80\x80Soeharto\xEE\x80\x81"), std::string::npos) << hit.snippet;
}

TEST_P(SearchReading, knows_short_forms_and_titles_of_persons) {
    put(letter("1", "SK pengangkatan", "Muh. Yusuf"));
    put(letter("2", "Surat keputusan mutasi", "an. Mohammad Yusuf"));
    put(letter("3", "Surat tentang putusan", "Drs. H. Ahmad, M.Si"));
    put(letter("4", "Rencana Kerja dan Anggaran", "Siti Aminah"));
    put(letter("5", "RKA perubahan", "St. Aminah"));
    EXPECT_EQ(words("SK"), (Ids{"2", "1"}));
    EXPECT_EQ(words("surat keputusan"), (Ids{"3", "2", "1"})) << "every word, or the short form";
    EXPECT_EQ(words("\"surat keputusan\""), Ids{"2"});
    EXPECT_EQ(words("rencana kerja dan anggaran"), (Ids{"5", "4"}));
    EXPECT_EQ(words("rka"), (Ids{"5", "4"}));
    EXPECT_EQ(words("Muhammad Yusuf"), (Ids{"2", "1"}));
    EXPECT_EQ(words("Dr. H. Mohammad Yusuf, S.Sos., M.M."), (Ids{"2", "1"}));
    EXPECT_EQ(words("drs"), Ids{"3"}) << "alone a title is sought";
    EXPECT_EQ(words("Siti Aminah"), (Ids{"5", "4"}));
    put(letter("6", "Kunjungan Walikota ke daerah lain", "Evaluasi SPBE antarperangkat daerah"));
    put(letter("7", "Kunjungan Wali Kota", "Evaluasi sistem pemerintahan berbasis elektronik antar perangkat daerah"));
    for (const auto* typed : {"walikota", "wali kota", "spbe", "Sistem Pemerintahan Berbasis Elektronik",
                              "antar perangkat daerah", "antarperangkat daerah"})
        EXPECT_EQ(words(typed), (Ids{"7", "6"})) << typed;
}

TEST_P(SearchReading, leaves_stop_words_out_but_never_tidak_and_never_in_quotes) {
    put(letter("1", "Izin tidak berlaku", ""));
    put(letter("2", "Izin berlaku di kota", ""));
    EXPECT_EQ(words("izin yang tidak berlaku"), Ids{"1"});
    EXPECT_EQ(words("izin untuk kota"), Ids{"2"});
    EXPECT_EQ(words("\"berlaku untuk kota\""), Ids{});
    EXPECT_EQ(words("\"berlaku di kota\""), Ids{"2"});
    EXPECT_EQ(words("di"), Ids{"2"}) << "alone a stop word is sought";
    EXPECT_EQ(words("\"izin berlaku\" di"), Ids{"2"});
    EXPECT_EQ(words("\"perizinan berlaku\""), Ids{}) << "in quotes the exact word";
}

TEST_P(SearchReading, finds_beginnings_and_recognised_text_one_letter_off) {
    auto scan = letter("scan", "Pindaian", "");
    scan.ocr = "pengangkatan guru honorer di Kecarnatan Gerunggang";
    put(scan);
    auto annexed = letter("annex", "Pengumuman", "");
    annexed.annexes = "daftar pengangkatan";
    put(annexed);
    put(letter("typo", "Pengangkotan", ""));
    EXPECT_EQ(words("peng*"), (Ids{"typo", "annex", "scan"}));
    EXPECT_EQ(words("pengangka* guru"), Ids{"scan"});
    EXPECT_EQ(words("\"peng*\""), Ids{});
    EXPECT_EQ(words("gerungqang"), Ids{"scan"});
    EXPECT_EQ(words("honorer guru pengangkatan"), Ids{"scan"});
    EXPECT_EQ(words("pengumunan"), Ids{}) << "a typed text is not misread";
    EXPECT_EQ(words("gura"), Ids{}) << "too short";
    const auto hit = find({.words = "honorar", .after = {}}).hits.at(0);
    EXPECT_TRUE(hit.recognised);
    EXPECT_EQ(hit.snippet, "pengangkatan guru \xEE\x80\x80honorer\xEE\x80\x81 di Kecarnatan Gerunggang");
    EXPECT_EQ(words("\"pengumuman daftar\""), Ids{});
}

TEST_P(SearchReading, finds_numbers_without_their_zeros_and_with_months_in_figures) {
    put(letter("1", "A", "", "005/0123/Umum/2021"));
    put(letter("2", "B", "", "005-123"));
    put(letter("3", "C", "", "400.10/7/SETDA/XI/2026"));
    put(letter("4", "D", "", "500.1/77/SETDA/2026"));
    EXPECT_EQ(words("005/123"), (Ids{"2", "1"}));
    EXPECT_EQ(words("5-0123"), (Ids{"2", "1"}));
    EXPECT_EQ(ids({.words = "", .number = "0123", .after = {}}), (Ids{"2", "1"}));
    EXPECT_EQ(words("007"), Ids{"3"}) << "one segment is taken whole";
    EXPECT_EQ(words("setda/11/2026"), Ids{"3"});
    EXPECT_EQ(words("400.1"), Ids{"3"});
    EXPECT_EQ(words("500.10"), Ids{});
}

TEST_P(SearchReading, takes_segments_of_a_number_whole_and_puts_them_before_parts) {
    put(letter("1", "A", "", "5/2026"));
    put(letter("2", "B", "", "800/1/BKD/XI \u00b7 agenda 25/2026"));
    put(letter("3", "C", "", "400.10/7/SETDA/XI/2026"));
    put(letter("4", "D", "", "800/2/BKD/X \u00b7 agenda 11/2026"));
    put(letter("5", "E", "", "000.1.55"));
    const auto number = [&](const std::string& typed) {
        return ids({.words = "", .number = typed, .after = {}, .order = core::search::Order::best});
    };
    EXPECT_EQ(words("5/2026"), Ids{"1"});
    EXPECT_EQ(number("5/2026"), Ids{"1"});
    EXPECT_EQ(words("XI/2026"), Ids{"3"}) << "a month is no number of a book";
    EXPECT_EQ(words("11/2026"), (Ids{"4", "3"}));
    EXPECT_EQ(words("xi/20"), Ids{"3"}) << "as one types";
    EXPECT_EQ(number("5"), (Ids{"1", "5", "2"})) << "whole first";
    EXPECT_EQ(number("XI"), (Ids{"3", "2"}));
}

TEST_P(SearchReading, finds_words_written_apart_and_joined) {
    put(letter("apart", "Perjanjian kerja sama dan tanda tangan wali kota",
               "Terima kasih, pertanggung jawaban olah raga di Pangkal Pinang sudah ditanda tangani."));
    put(letter("joined", "Perjanjian kerjasama dan tandatangan walikota",
               "Terimakasih, pertanggungjawaban olahraga di Pangkalpinang sudah ditandatangani."));
    for (const auto* typed :
         {"kerja sama", "kerjasama", "bekerjasama", "bekerja sama", "tanda tangan", "tandatangan", "menandatangani",
          "terima kasih", "terimakasih", "pertanggungjawaban", "pertanggung jawaban", "olah raga", "olahraga",
          "wali kota", "walikota", "Pangkal Pinang", "Pangkalpinang", "perjanjian kerja sama", "pks",
          "perjanjian kerjasama walikota"})
        EXPECT_EQ(words(typed), (Ids{"joined", "apart"})) << typed;
    EXPECT_EQ(words("\"kerja sama\""), Ids{"apart"}) << "in quotes as it is written";
    EXPECT_EQ(words("kerja kota"), Ids{"apart"});
}

TEST_P(SearchReading, counts_and_filters_by_facets_what_the_seeker_may_see) {
    const auto filed = [&](const std::string& id, const std::string& code, const std::string& unit, const char* date,
                           const std::string& access) {
        auto made = letter(id, "rapat " + id, "", "", parse_date(date));
        made.code = code;
        made.unit = unit;
        made.unit_name = "Bidang " + unit;
        made.access = access;
        if (access == "rahasia") made.readers = {"person:p"};
        put(made);
    };
    filed("1", "000.1.5", "aptika", "2025-05-01", "biasa");
    filed("2", "000.1.6", "aptika", "2026-05-01", "biasa");
    filed("3", "000.10", "umum", "2026-06-01", "terbatas");
    filed("4", "800.1", "bkd", "2026-07-01", "rahasia");
    const Wanted every{.words = "rapat", .after = {}, .facets = true};
    const auto found = find(every);
    EXPECT_EQ(found.total, 3);
    using Counts = std::map<std::string, std::int64_t>;
    EXPECT_EQ(counts(found, "code"), (Counts{{"000", 3}, {"000.1", 2}, {"000.1.5", 1}, {"000.1.6", 1}, {"000.10", 1}}));
    EXPECT_EQ(counts(found, "unit"), (Counts{{"aptika", 2}, {"umum", 1}}));
    EXPECT_EQ(counts(found, "year"), (Counts{{"2025", 1}, {"2026", 2}}));
    EXPECT_EQ(counts(found, "access"), (Counts{{"biasa", 2}, {"terbatas", 1}}));
    EXPECT_EQ(counts(find(every, {"all", "person:p"}), "code")["800"], 1);
    auto boxed = letter("box", "kiriman", "");
    boxed.location = "Depo A / Rak 3 / Boks 12";
    put(boxed);
    for (const auto* place : {"Depo A", "Depo A / Rak 3", "Depo A / Rak 3 / Boks 12"})
        EXPECT_EQ(ids({.words = "kiriman", .after = {}, .marks = {{"location", place}}}), Ids{"box"}) << place;
    EXPECT_EQ(ids({.words = "kiriman", .after = {}, .marks = {{"location", "Depo A / Rak"}}}), Ids{});
    auto filtered = every;
    filtered.marks = {{"code", "000.1"}};
    EXPECT_EQ(ids(filtered), (Ids{"2", "1"})) << "000.10 is no child of 000.1";
    EXPECT_EQ(find(filtered).total, 2);
    EXPECT_EQ(counts(find(filtered), "unit"), (Counts{{"aptika", 2}}));
    filtered.marks.push_back({"year", "2026"});
    EXPECT_EQ(ids(filtered), Ids{"2"});
    filtered.marks = {{"unit", "bkd"}};
    EXPECT_EQ(ids(filtered), Ids{});
    EXPECT_TRUE(find(filtered).buckets.empty());
    for (const auto& bucket : found.buckets)
        EXPECT_EQ(bucket.mark.label, bucket.mark.facet == "unit" ? "Bidang " + bucket.mark.value : "");
    filed("2", "800.1", "umum", "2024-05-01", "biasa");
    EXPECT_EQ(counts(find(every), "code")["800"], 1) << "what was put again has no old marks";
    EXPECT_EQ(counts(find(every), "unit"), (Counts{{"aptika", 1}, {"umum", 2}}));
    remove("2");
    EXPECT_EQ(counts(find(every), "code")["800"], 0);
}

// Facets of the newest are not those of all, and whoever asks is told which he has.
TEST_P(SearchReading, counts_the_newest_and_says_how_far) {
    EXPECT_EQ(core::search::counted_to(*index_), 10'000);
    for (int i = 0; i < 24; ++i)
        put(letter(std::to_string(i), "rapat " + std::to_string(i), "", "", parse_date(std::to_string(2000 + i) + "-05-01")));
    const Wanted every{.words = "rapat", .after = {}, .facets = true};
    EXPECT_EQ(counts(find(every), "year").size(), 24u);
    core::search::count_to(*index_, 10);
    EXPECT_EQ(core::search::counted_to(*index_), 10);
    const auto newest = find(every);
    EXPECT_EQ(newest.total, 10);
    EXPECT_EQ(counts(newest, "year").size(), 10u);
    EXPECT_EQ(counts(newest, "year").begin()->first, "2014");
    EXPECT_EQ(find({.words = "rapat", .after = {}}).total, 10) << "counted so without facets, too";
    EXPECT_EQ(find({.words = "rapat", .from = parse_date("2021-01-01"), .after = {}, .facets = true}).total, 3);
}

TEST_P(SearchReading, finds_what_spans_days_by_touching_them_or_lying_within) {
    auto file = letter("span", "berkas", "", "", parse_date("2015-03-01"));
    file.until = parse_date("2018-09-30");
    put(file);
    put(letter("day", "berkas", "", "", parse_date("2018-01-01")));
    const auto asked = [&](const char* from, const char* until, bool within) {
        Wanted wanted{.words = "berkas", .after = {}, .within = within};
        if (from) wanted.from = parse_date(from);
        if (until) wanted.until = parse_date(until);
        return ids(wanted);
    };
    EXPECT_EQ(asked("2016-01-01", "2018-06-30", false), (Ids{"day", "span"}));
    EXPECT_EQ(asked("2016-01-01", "2018-06-30", true), Ids{"day"});
    EXPECT_EQ(asked("2015-03-01", "2018-09-30", true), (Ids{"day", "span"}));
    EXPECT_EQ(asked("2015-03-01", "2018-09-29", true), Ids{"day"});
    EXPECT_EQ(asked("2018-09-30", nullptr, false), Ids{"span"});
    EXPECT_EQ(asked("2018-10-01", nullptr, false), Ids{});
    EXPECT_EQ(asked(nullptr, "2015-03-01", false), Ids{"span"});
    EXPECT_EQ(asked(nullptr, "2015-02-28", false), Ids{});
    const auto found = find({.words = "berkas", .after = {}, .facets = true});
    EXPECT_EQ(counts(found, "year"),
              (std::map<std::string, std::int64_t>{{"2015", 1}, {"2016", 1}, {"2017", 1}, {"2018", 2}}));
}

TEST_P(SearchReading, takes_documents_apart_anew_after_a_change_of_the_analyser) {
    for (int i = 0; i < 5; ++i) put(letter(std::to_string(i), "Perijinan", "membangun"));
    tests::run_raw(db(), "UPDATE core_search SET made_by = ''");
    tests::run_raw(db(), GetParam() == db::Engine::sqlite
                             ? "UPDATE core_search_index SET title = '', stitle = '', body = '', sbody = ''"
                             : "UPDATE core_search SET words = ''");
    EXPECT_EQ(words("izin"), Ids{});
    const auto renew = [&](int most) { return db().write([&](db::Tx& tx) { return index_->renew(tx, most); }); };
    EXPECT_EQ(renew(2), 2);
    EXPECT_EQ(words("izin"), (Ids{"4", "3"})) << "newest first";
    EXPECT_EQ(renew(100), 3);
    EXPECT_EQ(renew(100), 0);
    EXPECT_EQ(words("izin pembangunan"), (Ids{"4", "3", "2", "1", "0"}));
    EXPECT_EQ(ids({.words = "izin", .after = {}}, {"person:x"}), Ids{});
}

NASKAH_ON_BOTH_DATABASES(SearchReading);

}  // namespace
