// SPDX-License-Identifier: Apache-2.0
// All results by name, a list asked anew for rights, and what is alike: each within what the seeker may see.
#include "core/search/named.h"

#include "tests/store/search_kit.h"

namespace search_named_test {

using namespace core;
using search::Document;
using search::Named;

class SearchNamed : public tests::SearchPlace {
  protected:
    Document of(const std::string& id, const std::string& title, const std::string& code,
                std::vector<std::string> readers = {"all"}) {
        auto document = tests::letter(id, title, "", "", parse_date("2026-03-01"));
        document.code = code;
        document.readers = std::move(readers);
        return document;
    }
    Ids alike(const std::string& id, const std::vector<std::string>& tokens = {"all"}) {
        Ids ids;
        for (const auto& each : db().read([&](db::Tx& tx) {
                 return search::alike(*index_, tx, tokens, {"letter", id}, 10);
             }))
            ids.push_back(each.hit.id);
        return ids;
    }
    std::vector<Named> names(const search::Wanted& wanted, const std::vector<std::string>& tokens, int most = 20'000) {
        return db().read([&](db::Tx& tx) { return search::names(*index_, tx, tokens, wanted, most); });
    }
};

TEST_P(SearchNamed, names_are_those_of_all_pages) {
    for (int i = 0; i < 45; ++i)
        put(of("n" + std::to_string(i), i % 3 ? "Undangan rapat" : "Laporan", "000.1.5", {i % 2 ? "unit:a" : "unit:b"}));
    for (const auto& tokens : {Ids{"unit:a"}, Ids{"unit:b"}, Ids{"unit:a", "unit:b"}, Ids{"unit:c"}}) {
        search::Wanted wanted;
        wanted.words = "rapat";
        std::vector<Named> of_pages;
        for (auto page = find(wanted, tokens);; page = find(wanted, tokens)) {
            for (const auto& hit : page.hits) of_pages.push_back({hit.kind, hit.id});
            if (page.next.empty()) break;
            wanted.after = page.next;
        }
        wanted.after.clear();
        EXPECT_EQ(names(wanted, tokens), of_pages);
    }
    EXPECT_EQ(names({.words = "rapat", .after = {}}, {"unit:a", "unit:b"}, 7).size(), 7u);
    EXPECT_TRUE(names({.words = "rapat", .after = {}}, {}).empty());
}

TEST_P(SearchNamed, of_dated_marks_those_of_today_are_told) {
    auto document = of("dated", "Berkas perjalanan dinas", "000.1.2");
    const auto today = tests::model::today();
    document.facets = {{"phase", "active", "", std::nullopt, add_days(today, -1)}, {"phase", "inactive", "", today, std::nullopt}};
    put(document);
    const auto listed = db().read([&](db::Tx& tx) { return search::seen(*index_, tx, all, {{"letter", "dated"}}); });
    ASSERT_EQ(listed.size(), 1u);
    EXPECT_EQ(std::count_if(listed[0].marks.begin(), listed[0].marks.end(), [](const auto& mark) { return mark.facet == "phase"; }), 1);
    EXPECT_EQ(listed[0].mark("phase")->value, "inactive");
}

TEST_P(SearchNamed, a_list_is_asked_anew_for_rights) {
    put(of("open", "Surat edaran jam kerja", "800.1.11", {"all"}));
    put(of("closed", "Hukuman disiplin", "800.1.6", {"person:p"}));
    const std::vector<Named> asked{{"letter", "closed"}, {"letter", "none"}, {"letter", "open"}};
    const auto seen = [&](const Ids& tokens) {
        Ids ids;
        for (const auto& each : db().read([&](db::Tx& tx) { return search::seen(*index_, tx, tokens, asked); }))
            ids.push_back(each.hit.id + " " + each.code());
        return ids;
    };
    EXPECT_EQ(seen({"all"}), Ids{"open 800.1.11"});
    EXPECT_EQ(seen({"all", "person:p"}), (Ids{"closed 800.1.6", "open 800.1.11"}));
    put(of("closed", "Hukuman disiplin", "800.1.6", {"person:q"}));
    EXPECT_EQ(seen({"all", "person:p"}), Ids{"open 800.1.11"}) << "taken away meanwhile";
    EXPECT_TRUE(seen({}).empty());
}

TEST_P(SearchNamed, alike_are_titles_of_the_same_words_and_codes_near) {
    put(of("a", "Undangan rapat koordinasi pengendalian inflasi daerah", "500.2.1"));
    put(of("b", "Rapat koordinasi inflasi daerah triwulan kedua", "500.2.1"));
    put(of("c", "Laporan hasil rapat pengendalian inflasi", "500.2.3"));
    put(of("d", "Permohonan cuti tahunan", "800.1.11"));
    put(of("e", "Undangan upacara", "500.2.1"));
    EXPECT_EQ(alike("a"), (Ids{"b", "c"}));
    EXPECT_EQ(alike("d"), Ids{});
    EXPECT_EQ(alike("none"), Ids{});
}

TEST_P(SearchNamed, what_is_hidden_neither_stands_nor_weighs_in_alike) {
    put(of("a", "Mutasi pejabat administrator", "800.1.3"));
    put(of("b", "Mutasi pejabat pengawas", "800.1.3"));
    const auto before = alike("a");
    EXPECT_EQ(before, Ids{"b"});
    for (int i = 0; i < 300; ++i)
        put(of("x" + std::to_string(i), "Mutasi pejabat administrator rahasia", "800.1.3", {"person:p"}));
    EXPECT_EQ(alike("a"), before);
    EXPECT_EQ(alike("x1"), Ids{}) << "nothing is like what one may not see";
    EXPECT_EQ(alike("a", {"all", "person:p"}).size(), 10u);
}

TEST_P(SearchNamed, a_letter_and_its_copies_count_as_one) {
    put(of("a", "Penetapan lokasi relokasi pedagang", "500.3.1"));
    put(of("b", "Relokasi pedagang pasar pagi", "500.3.1"));
    Document copy = of("c", "Relokasi pedagang pasar pagi", "500.3.1");
    copy.kind = "incoming";
    copy.original = "letter:b";
    put(copy);
    EXPECT_EQ(alike("a"), Ids{"c"}) << "the copy in his mailbox";
    Document own = of("d", "Penetapan lokasi relokasi pedagang", "500.3.1");
    own.kind = "incoming";
    own.original = "letter:a";
    put(own);
    EXPECT_EQ(alike("a"), Ids{"c"}) << "not its own copy";
}

NASKAH_ON_BOTH_DATABASES(SearchNamed);

}  // namespace
