// SPDX-License-Identifier: Apache-2.0
// What is suggested while one types, and what was meant where nothing is found: of documents the seeker may see.
#include "core/search/suggest.h"

#include "core/search/engines.h"
#include "tests/store/search_kit.h"

namespace search_suggest_test {

using namespace core;
using search::Suggestion;

class SearchSuggest : public tests::SearchPlace {
  protected:
    void filed(const std::string& id, const std::string& title, const std::string& number, const std::string& sender,
               std::vector<std::string> readers = {"all"}) {
        auto document = tests::letter(id, title, "Isi surat", number);
        document.unit = "u1";
        document.unit_name = "Dinas Komunikasi dan Informatika";
        document.facets = {{"sender", sender}};
        document.readers = std::move(readers);
        put(document);
    }
    Ids suggested(const std::string& typed, Suggestion::Sort sort, const Ids& tokens = {"all"}) {
        Ids found;
        for (const auto& each : db().read([&](db::Tx& tx) { return search::suggestions(*index_, tx, tokens, typed); }))
            if (each.sort == sort) found.push_back(each.text);
        return found;
    }
    std::string meant(const std::string& words, const Ids& tokens = {"all"}) {
        return db().read([&](db::Tx& tx) { return search::meant(*index_, tx, tokens, {.words = words, .after = {}}); });
    }
};

TEST_P(SearchSuggest, ends_the_last_word_by_titles_of_what_the_others_find) {
    filed("1", "Undangan rapat koordinasi", "005/1/2026", "Kantor Wilayah Contoh");
    filed("2", "Undangan rapat evaluasi", "005/2/2026", "Kantor Wilayah Contoh");
    filed("3", "Rapat koordinasi arsip", "005/3/2026", "Badan Contoh");
    EXPECT_EQ(suggested("ra", Suggestion::Sort::words), Ids{"rapat"});
    EXPECT_EQ(suggested("undangan k", Suggestion::Sort::words), Ids{}) << "one letter is too few";
    EXPECT_EQ(suggested("undangan ko", Suggestion::Sort::words), Ids{"undangan koordinasi"});
    EXPECT_EQ(suggested("rapat", Suggestion::Sort::words), Ids{}) << "nothing is left to end";
    EXPECT_EQ(suggested("\"undangan ra", Suggestion::Sort::words), Ids{});
}

TEST_P(SearchSuggest, ends_words_of_old_titles_too_but_of_all_no_beginning_of_two_letters) {
    put(tests::letter("old", "Perbaikan videotron", "", "", parse_date("2020-01-01")));
    db().write([&](db::Tx& tx) {
        for (int i = 0; i < 200; ++i) index_->put(tx, tests::letter(std::to_string(i), "Undangan rapat", ""));
    });
    EXPECT_EQ(suggested("vid", Suggestion::Sort::words), Ids{"videotron"});
    EXPECT_EQ(suggested("perbaikan vi", Suggestion::Sort::words), Ids{"perbaikan videotron"});
    EXPECT_EQ(suggested("vi", Suggestion::Sort::words), Ids{});
}

TEST_P(SearchSuggest, knows_numbers_units_and_senders) {
    filed("1", "Undangan rapat", "005/0123/Umum/2026", "Kantor Wilayah Contoh");
    filed("2", "Laporan", "800/7/2026", "Kantor Wilayah Contoh");
    EXPECT_EQ(suggested("005/123", Suggestion::Sort::number), Ids{"005/0123/Umum/2026"});
    EXPECT_EQ(suggested("wil kan", Suggestion::Sort::sender), Ids{"Kantor Wilayah Contoh"});
    EXPECT_EQ(suggested("dinas inf", Suggestion::Sort::unit), Ids{"Dinas Komunikasi dan Informatika"});
    EXPECT_EQ(suggested("dinas kes", Suggestion::Sort::unit), Ids{});
    EXPECT_EQ(find({.words = "", .after = {}, .marks = {{"sender", "Kantor Wilayah Contoh"}}}).total, 2);
}

TEST_P(SearchSuggest, tells_what_was_meant_where_that_finds_something) {
    filed("1", "Undangan rapat koordinasi", "1", "A");
    EXPECT_EQ(meant("undnagan"), "undangan") << "two letters changed places";
    EXPECT_EQ(meant("undangn koordinsi"), "undangan koordinasi");
    EXPECT_EQ(meant("undangan"), "") << "is found";
    EXPECT_EQ(meant("undangan musnah"), "") << "no spelling of it finds anything";
    EXPECT_EQ(meant("\"undnagan\""), "") << "in quotes a word is taken as it is";
    EXPECT_EQ(meant("2025"), "") << "numbers are not spelt";
    EXPECT_EQ(meant("surta"), "surat") << "of the list of roots, found in the text";
}

TEST_P(SearchSuggest, tells_words_joined_or_apart_and_never_a_word_that_means_nothing) {
    filed("1", "Rapat koordinasi pemasangan videotron", "1", "A");
    filed("2", "Laporan jaga malam oleh petugas", "2", "A");
    EXPECT_EQ(meant("rapatkoordinasi"), "rapat koordinasi");
    EXPECT_EQ(meant("pemasangan video tron"), "pemasangan videotron");
    EXPECT_EQ(meant("olah jaga"), "") << "\"oleh\" is no word one seeks";
}

using Each = std::vector<std::string>;

// Asked as the index is, and counted.
class Counted final : public search::Engine {
  public:
    explicit Counted(search::Engine& real) : Engine([] { return core::Date{}; }), real_(real) {}
    int asked = 0;
    void put(db::Tx& tx, const search::Document& document) override { real_.put(tx, document); }
    void remove(db::Tx& tx, std::string_view kind, std::string_view id) override { real_.remove(tx, kind, id); }
    int renew(db::Tx& tx, int most) override { return real_.renew(tx, most); }
    void purge(db::Db& db) override { real_.purge(db); }
    search::Found find(db::Tx& tx, const Each& tokens, const search::Wanted& wanted) override {
        ++asked;
        return real_.find(tx, tokens, wanted);
    }
    std::vector<search::Named> names(db::Tx& tx, const Each& tokens, const search::Wanted& wanted, int most) override {
        ++asked;
        return real_.names(tx, tokens, wanted, most);
    }
    void add_seen(db::Query& query, const Each& readers) override { real_.add_seen(query, readers); }
    std::vector<std::int64_t> akin(db::Tx& tx, const Each& readers, const Each& stems, const std::string& code,
                                   int most) override {
        return real_.akin(tx, readers, stems, code, most);
    }

  private:
    search::Engine& real_;
};

TEST_P(SearchSuggest, asks_little_however_much_there_is_to_try) {
    // Each has many words of the list one letter away, and none of them is found with the others.
    std::string titles;
    for (const char* word : {"balas", "batas", "bekas", "panas", "beras", "keras", "teras", "deras", "paras", "waras"})
        titles += std::string(word) + " ";
    filed("1", titles, "1", "A");
    Counted index(dynamic_cast<search::Engine&>(*index_));
    int most = 0;
    for (const char* typed :
         {"xaras", "xaras xeras xatas", "xaras xeras xatas kayu batu pasir besi semen", "kayubatu pasirbesi xaras",
          "kayu batu pasir besi semen air api xaras", "kayu batu pasir besi semen air api bumi angin"}) {
        index.asked = 0;
        db().read([&](db::Tx& tx) { search::meant(index, tx, {"all"}, {.words = typed, .after = {}}); });
        EXPECT_LE(index.asked, 22) << typed;
        most = std::max(most, index.asked);
    }
    EXPECT_GT(most, 10) << "something was tried";
}

TEST_P(SearchSuggest, asks_no_more_than_three_words_and_of_eight) {
    filed("1", "Undangan rapat koordinasi evaluasi", "1", "A");
    EXPECT_EQ(meant("undangn koordinsi evaluai"), "undangan koordinasi evaluasi");
    EXPECT_EQ(meant("undangn koordinsi evaluai rapt"), "");
    std::string many = "undangn";
    for (int i = 0; i < 7; ++i) many += " rapat";
    EXPECT_EQ(meant(many).substr(0, 14), "undangan rapat");
    EXPECT_EQ(meant(many + " rapat"), "");
}

TEST_P(SearchSuggest, nothing_of_what_one_may_not_see) {
    filed("1", "Undangan rapat", "005/1/2026", "Kantor Contoh");
    filed("2", "Kenarisandi diperiksa", "R/77/2026", "Kantor Kenarisandi", {"person:p"});
    EXPECT_EQ(suggested("kenar", Suggestion::Sort::words, {"person:p"}), Ids{"kenarisandi"});
    EXPECT_EQ(suggested("kenar", Suggestion::Sort::sender, {"person:p"}), Ids{"Kantor Kenarisandi"});
    EXPECT_EQ(meant("kenarisandy", {"person:p"}), "kenarisandi");
    for (const auto& tokens : {Ids{"all"}, Ids{"person:q"}, Ids{}}) {
        for (const char* typed : {"kenar", "kenarisandi", "kantor ken", "R/77", "77"})
            for (const auto sort : {Suggestion::Sort::words, Suggestion::Sort::number, Suggestion::Sort::unit, Suggestion::Sort::sender})
                EXPECT_EQ(suggested(typed, sort, tokens), Ids{}) << typed;
        EXPECT_EQ(meant("kenarisandy", tokens), "");
    }
}

NASKAH_ON_BOTH_DATABASES(SearchSuggest);

}  // namespace
