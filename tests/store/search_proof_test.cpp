// SPDX-License-Identifier: Apache-2.0
// What anybody finds is what looking at every document he may see would give: hits, order, totals, facets, copies and
// snippets. And what he may not see changes nothing of it. NASKAH_SEARCH_PAIRS=100000 asks that many questions.
#include <algorithm>
#include <cstdlib>

#include "core/search/named.h"
#include "core/search/suggest.h"
#include "tests/store/search_kit.h"
#include "tests/store/search_model.h"

namespace search_proof_test {

using namespace core;
using search::Document;
using search::Found;
using tests::model::Filed;
using tests::model::Question;

std::string told(const Question& question) {
    std::string out = question.wanted.words + " number " + question.wanted.number + " tokens";
    for (const auto& token : question.tokens) out += " " + token;
    for (const auto& mark : question.wanted.marks) out += " " + mark.facet + "=" + mark.value;
    return out;
}

class SearchProof : public tests::SearchPlace {
  protected:
    static int pairs() {
        const char* asked = std::getenv("NASKAH_SEARCH_PAIRS");
        return asked ? std::atoi(asked) : GetParam() == db::Engine::sqlite ? 2000 : 1000;
    }
    std::vector<Filed> fill(std::mt19937& dice, int documents) {
        search::add_kin(*index_, "code", [](db::Tx&, const auto& values) { return tests::model::kin_of(values); });
        search::add_names(*index_, "code", [](db::Tx&, const auto& codes) { return tests::model::names_of(codes); });
        std::vector<Filed> filed;
        for (int i = 0; i < documents; ++i) filed.push_back({tests::model::random_document(dice, i)});
        db().write([&](db::Tx& tx) {
            for (auto& each : filed) index_->put(tx, each.document);
            for (auto& each : filed)
                each.place = tx.count("SELECT place FROM core_search WHERE kind = ? AND id = ?",
                                      {each.document.kind, each.document.id});
        });
        return filed;
    }
    // All results selected are those of all pages, newest first.
    void expect_names(db::Tx& tx, const std::vector<Filed>& filed, const Question& question, const Found& truth) {
        std::vector<std::pair<std::int64_t, search::Named>> placed;
        for (const auto& hit : truth.hits)
            for (const auto& each : filed)
                if (each.document.kind == hit.kind && each.document.id == hit.id) placed.push_back({-each.place, {hit.kind, hit.id}});
        std::sort(placed.begin(), placed.end());
        std::vector<search::Named> wanted;
        for (auto& each : placed) wanted.push_back(std::move(each.second));
        EXPECT_EQ(search::names(*index_, tx, question.tokens, question.wanted), wanted) << told(question);
    }
    // Page after page, as one answer.
    Found all_pages(db::Tx& tx, const Question& question) {
        auto wanted = question.wanted;
        auto found = index_->find(tx, question.tokens, wanted);
        while (!found.next.empty()) {
            wanted.after = found.next;
            auto more = index_->find(tx, question.tokens, wanted);
            EXPECT_EQ(more.total, found.total);
            found.hits.insert(found.hits.end(), more.hits.begin(), more.hits.end());
            found.next = more.next;
        }
        return found;
    }
};

TEST_P(SearchProof, gives_what_looking_at_every_document_gives) {
    std::mt19937 dice(20260314);
    auto filed = fill(dice, 120);
    const int asked = pairs();
    int found_something = 0;
    for (int done = 0; done < asked && !HasFailure();) {
        // Documents change and go while questions are asked.
        const auto at = static_cast<std::size_t>(dice() % filed.size());
        auto& changed = filed[at];
        const auto before = changed.document;
        changed.document = tests::model::random_document(dice, static_cast<int>(at));
        db().write([&](db::Tx& tx) {
            if (before.kind != changed.document.kind) index_->remove(tx, before.kind, before.id);
            index_->put(tx, changed.document);
            changed.place = tx.count("SELECT place FROM core_search WHERE kind = ? AND id = ?",
                                     {changed.document.kind, changed.document.id});
        });
        db().read([&](db::Tx& tx) {
            for (int i = 0; i < 50 && !HasFailure(); ++i, ++done) {
                const auto question = tests::model::random_question(dice);
                const auto truth = tests::model::answer(filed, question);
                EXPECT_EQ(tests::model::text(all_pages(tx, question)), tests::model::text(truth)) << told(question);
                expect_names(tx, filed, question, truth);
                found_something += truth.hits.empty() ? 0 : 1;
            }
        });
    }
    EXPECT_GT(found_something, asked / 4) << "questions that find nothing prove little";
}

TEST_P(SearchProof, a_secret_letter_changes_no_answer_of_others) {
    std::mt19937 dice(814);
    const auto filed = fill(dice, 60);
    Document secret = tests::model::random_document(dice, 900);
    secret.kind = "letter";
    secret.title = "rapat kenariemas";
    secret.number = "005/0123/kenariemas";
    secret.body = secret.annexes = secret.ocr = "undangan kenariemas laporan pegawai arsip";
    secret.readers = {"person:pembaca"};
    secret.code = "999.9";
    secret.unit = "kenariemas";
    secret.unit_name = "Bidang kenariemas";
    secret.unshown = "kenariemas 198503152009011012";
    secret.facets = {{"sender", "Kantor kenariemas"}, {"loan", "out"}, {"destroyed", "2026-11-20T03:00:00Z"},
                     {"phase", "active", "", std::nullopt, tests::model::today()}};
    secret.location = "Depo kenariemas";
    std::vector<Question> questions;
    for (int i = 0; i < 400; ++i) {
        questions.push_back(tests::model::random_question(dice));
        if (i % 4 == 0) questions.back().wanted.words = i % 8 == 0 ? "kenariemas" : "kenar* rapat";
        if (i % 16 == 1) questions.back().wanted.marks = {{"code", "999"}};
        if (i % 16 == 2) questions.back().wanted.number = "kenari";
        if (i % 16 == 3) questions.back().wanted.words = "kenariemaz";
        if (i % 16 == 5) questions.back().wanted.words = "kenar";
        if (i % 16 == 6) questions.back().wanted.words = "198503152009011012";
        if (i % 16 == 7) questions.back().wanted.marks = {{"loan", "out"}};
        if (i % 16 == 9) questions.back().wanted.marks = {{"location", "Depo kenariemas"}};
        if (i % 16 == 10) questions.back().wanted.marks = {{"phase", "active"}};
    }
    const auto answers = [&] {
        std::vector<std::string> told_all;
        db().read([&](db::Tx& tx) {
            for (std::size_t i = 0; i < questions.size(); ++i) {
                const auto& [tokens, pieces, wanted] = questions[i];
                auto said = tests::model::text(index_->find(tx, tokens, wanted));
                for (const auto& each : search::names(*index_, tx, tokens, wanted)) said += each.kind + each.id + " ";
                const auto& like = filed[i % filed.size()].document;
                for (const auto& each : search::alike(*index_, tx, tokens, {like.kind, like.id}, 10))
                    said += each.hit.kind + each.hit.id + " ";
                for (const auto& each : search::suggestions(*index_, tx, tokens, wanted.words + wanted.number))
                    said += each.text + "|" + each.value + " ";
                said += search::meant(*index_, tx, tokens, wanted);
                // By its very name, as lists kept before ask for it.
                for (const auto& each : search::seen(*index_, tx, tokens, {{"letter", "900"}, {like.kind, like.id}})) {
                    said += each.hit.kind + each.hit.id;
                    for (const auto& mark : each.marks) said += mark.facet + "=" + mark.value + mark.label + " ";
                }
                for (const auto& each : search::alike(*index_, tx, tokens, {"letter", "900"}, 10)) said += each.hit.id;
                told_all.push_back(std::move(said));
            }
        });
        return told_all;
    };
    const auto without = answers();
    put(secret);
    EXPECT_EQ(ids({.words = "kenariemas", .after = {}}, {"person:pembaca"}), tests::SearchPlace::Ids{"900"});
    EXPECT_EQ(answers(), without);
    db().write([&](db::Tx& tx) { index_->remove(tx, "letter", "900"); });
    EXPECT_EQ(answers(), without);
}

NASKAH_ON_BOTH_DATABASES(SearchProof);

}  // namespace
