// SPDX-License-Identifier: Apache-2.0
// What is alike is what comparing a document with every other the seeker may see gives, by plain rules: shares of
// stems, nearness of codes, a letter and its copies as one.
#include <algorithm>
#include <map>

#include "core/search/named.h"
#include "tests/store/search_kit.h"
#include "tests/store/search_model.h"

namespace search_alike_proof_test {

using namespace core;
using search::Document;
using search::Named;
using tests::model::Filed;
using Words = std::vector<std::string>;

std::string group(const Document& document) {
    return document.original.empty() ? document.kind + ":" + document.id : document.original;
}

bool shares_a_token(const Document& document, const Words& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const auto& token) {
        return std::find(document.readers.begin(), document.readers.end(), token) != document.readers.end();
    });
}

Words once(const std::string& title) {
    Words out;
    for (auto& stem : search::stems(title))
        if (std::find(out.begin(), out.end(), stem) == out.end()) out.push_back(std::move(stem));
    return out;
}

std::size_t shared(const Words& one, const Words& other) {
    return static_cast<std::size_t>(std::count_if(one.begin(), one.end(), [&](const auto& stem) {
        return std::find(other.begin(), other.end(), stem) != other.end();
    }));
}

std::string above(const std::string& code) { return code.substr(0, code.rfind('.')); }

std::vector<Named> truth(const std::vector<Filed>& filed, const Filed& to, const Words& tokens) {
    if (!shares_a_token(to.document, tokens)) return {};
    const auto own = once(to.document.title);
    const auto& code = to.document.code;
    struct Like {
        double score;
        const Filed* filed;
    };
    std::map<std::string, Like> best;
    for (const auto& each : filed) {
        if (!shares_a_token(each.document, tokens) || group(each.document) == group(to.document)) continue;
        const auto other = once(each.document.title);
        const auto both = shared(own, other);
        const auto& beside = each.document.code;
        const bool below = !code.empty() && (beside + ".").starts_with(code + ".");
        if (both < (own.size() == 1 || below ? 1u : 2u)) continue;
        const bool near = !code.empty() && !beside.empty() && above(code) == above(beside);
        const double score = static_cast<double>(both) / static_cast<double>(own.size() + other.size() - both) +
                             (!code.empty() && code == beside ? 0.1 : near ? 0.05 : 0);
        if (score < 0.25) continue;
        const auto at = best.find(group(each.document));
        const bool copy = !each.document.original.empty();
        if (at != best.end()) {
            const bool had_copy = !at->second.filed->document.original.empty();
            if (had_copy == copy ? at->second.filed->place > each.place : had_copy) continue;
        }
        best.insert_or_assign(group(each.document), Like{score, &each});
    }
    std::vector<Like> all;
    for (const auto& [_, like] : best) all.push_back(like);
    // Among equals the newest of the group comes first, whichever of it is shown.
    std::map<std::string, std::int64_t> newest;
    for (const auto& each : filed)
        if (shares_a_token(each.document, tokens) && best.contains(group(each.document))) {
            auto& place = newest[group(each.document)];
            place = std::max(place, each.place);
        }
    const auto order = [&](const Like& like) { return std::pair(-like.score, -newest[group(like.filed->document)]); };
    std::sort(all.begin(), all.end(), [&](const Like& a, const Like& b) { return order(a) < order(b); });
    std::vector<Named> names;
    for (const auto& each : all) names.push_back({each.filed->document.kind, each.filed->document.id});
    if (names.size() > 10) names.resize(10);
    return names;
}

class SearchAlikeProof : public tests::SearchPlace {};

TEST_P(SearchAlikeProof, gives_what_comparing_with_every_visible_document_gives) {
    std::mt19937 dice(20261128);
    std::vector<Filed> filed;
    for (int i = 0; i < 150; ++i) {
        filed.push_back({tests::model::random_document(dice, i)});
        auto& document = filed.back().document;
        document.original.clear();   // copies bear the title of their letter: those are tested by hand
        put(document);
    }
    db().read([&](db::Tx& tx) {
        for (auto& each : filed)
            each.place = tx.count("SELECT place FROM core_search WHERE kind = ? AND id = ?",
                                  {each.document.kind, each.document.id});
        int found = 0;
        for (int i = 0; i < 1500 && !HasFailure(); ++i) {
            const auto& to = filed[static_cast<std::size_t>(dice()) % filed.size()];
            const auto tokens = tests::model::random_tokens(dice);
            std::vector<Named> said;
            for (const auto& each : search::alike(*index_, tx, tokens, {to.document.kind, to.document.id}, 10))
                said.push_back({each.hit.kind, each.hit.id});
            EXPECT_EQ(said, truth(filed, to, tokens)) << to.document.title;
            found += said.empty() ? 0 : 1;
        }
        EXPECT_GT(found, 200) << "questions that find nothing prove little";
    });
}

NASKAH_ON_BOTH_DATABASES(SearchAlikeProof);

}  // namespace
