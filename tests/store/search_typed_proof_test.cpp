// SPDX-License-Identifier: Apache-2.0
// What is suggested while one types, and what "Maksud Anda" says, are what looking at every document one may see gives:
// words of its titles, numbers and units, counted out, and every spelling that is one slip away tried on all of them.
#include <algorithm>
#include <cstdlib>
#include <map>
#include <sstream>

#include "core/search/analyser/lists.h"
#include "core/search/suggest.h"
#include "tests/store/search_kit.h"
#include "tests/store/search_model.h"

namespace search_typed_proof_test {

using namespace core;
using tests::model::Filed;
using tests::model::Piece;
using tests::model::Question;
using Words = std::vector<std::string>;
using Counts = std::map<std::string, int>;

Words split(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

// Most often first, then as letters go.
Words ranked(const Counts& counts) {
    std::vector<std::pair<int, std::string>> all;
    for (const auto& [word, count] : counts) all.emplace_back(-count, word);
    std::sort(all.begin(), all.end());
    Words words;
    for (const auto& each : all) words.push_back(each.second);
    return words;
}

// What is found of these words, and of one that begins so, newest first.
std::vector<search::Hit> hits(const std::vector<Filed>& filed, Question question, const Words& words,
                              const std::string& beginning = "") {
    question.pieces.clear();
    for (const auto& word : words) question.pieces.push_back({Piece::Sort::word, {word}, word});
    if (!beginning.empty()) question.pieces.push_back({Piece::Sort::beginning, {beginning}, beginning + "*"});
    question.wanted.order = search::Order::newest;
    return tests::model::answer(filed, question).hits;
}

Counts words_of_titles(const std::vector<search::Hit>& found) {
    Counts counts;
    for (const auto& hit : found)
        for (const auto& word : split(hit.title)) ++counts[word];
    return counts;
}

// One letter lost, added, changed, or two that changed places: all such slips of the word, written out.
bool one_slip(const std::string& word, const std::string& other) {
    if (word.size() > other.size() + 1 || other.size() > word.size() + 1) return false;
    for (std::size_t at = 0; at < word.size(); ++at) {
        auto lost = word;
        lost.erase(at, 1);
        if (lost == other) return true;
        auto places = word;
        if (at > 0) std::swap(places[at - 1], places[at]);
        if (places == other) return true;
    }
    for (std::size_t at = 0; at < other.size(); ++at) {
        auto lost = other;
        lost.erase(at, 1);
        if (lost == word) return true;
        auto changed = word;
        if (at < word.size() && word.size() == other.size()) changed[at] = other[at];
        if (changed == other) return true;
    }
    return false;
}

constexpr std::size_t most_of_a_sort = 5, most_tried = 12;

Words suggested(const std::vector<Filed>& filed, const Words& tokens, const std::string& typed) {
    Words out;
    const Question everything{tokens, {}, {}};
    const auto words = split(typed);
    const bool figures = typed.find_first_of("0123456789") != std::string::npos;
    if (!figures && typed.find('/') == std::string::npos && words.back().size() >= 2) {
        Counts begun;
        for (const auto& [word, count] : words_of_titles(hits(filed, everything, {words.begin(), words.end() - 1})))
            if (word != words.back() && word.starts_with(words.back())) begun[word] = count;
        // Of two copies one is shown; the other may be the one that has the word.
        if (begun.empty() && words.back().size() >= 3)
            for (const auto& [word, count] : words_of_titles(hits(filed, everything, {words.begin(), words.end() - 1}, words.back())))
                if (word != words.back() && word.starts_with(words.back())) begun[word] = count;
        const auto before = typed.substr(0, typed.size() - words.back().size());
        for (const auto& word : ranked(begun))
            if (out.size() < most_of_a_sort) out.push_back("words " + before + word);
    }
    if (figures) {
        auto by_number = everything;
        by_number.wanted.number = typed;
        const auto found = hits(filed, by_number, {});
        for (std::size_t i = 0; i < std::min(found.size(), most_of_a_sort); ++i)
            out.push_back("number " + found[i].number + "|" + found[i].title + "|" + found[i].link);
    }
    Counts units;
    for (const auto& hit : hits(filed, everything, {}))
        for (const auto& [document, place] : filed)
            if (document.kind == hit.kind && document.id == hit.id && !document.unit.empty() && !figures &&
                typed.find('/') == std::string::npos &&
                std::all_of(words.begin(), words.end(), [&, &unit = document.unit](const std::string& word) {
                    return std::string("bidang").starts_with(word) || unit.starts_with(word);
                }))
                ++units[document.unit];
    for (const auto& unit : ranked(units)) out.push_back("unit Bidang " + unit + "|" + unit);
    return out;
}

std::string spelt(const std::vector<Filed>& filed, const Question& question, const Counts& own, const std::string& word,
                  std::size_t most_spelt) {
    Words tried;
    for (const auto& each : ranked(own))
        if (each != word && one_slip(word, each)) tried.push_back(each);
    for (const auto& root : search::roots_where([&](std::string_view root) { return one_slip(word, std::string(root)); }))
        if (std::find(tried.begin(), tried.end(), root) == tried.end()) tried.push_back(root);
    if (tried.size() > most_spelt) tried.resize(most_spelt);
    std::string best;
    std::size_t most = 0;
    for (const auto& each : tried)
        if (const auto found = hits(filed, question, {each}).size(); found > most) {
            most = found;
            best = each;
        }
    return best;
}

std::string meant(const std::vector<Filed>& filed, const Question& question, const Words& typed) {
    const auto own = words_of_titles(hits(filed, {question.tokens, {}, {}}, {}));
    auto said = typed;
    bool other = false;
    std::vector<std::string*> misspelt;
    for (auto& word : said)
        if (word.size() >= 4 && hits(filed, question, {word}).empty()) misspelt.push_back(&word);
    for (auto* word : misspelt) {
        const auto share = most_tried / misspelt.size();
        if (const auto better = spelt(filed, question, own, *word, share - share / 4); !better.empty()) {
            *word = better;
            other = true;
        }
    }
    std::string text;
    for (const auto& word : said) text += (text.empty() ? "" : " ") + word;
    return other && !hits(filed, question, said).empty() ? text : "";
}

class SearchTypedProof : public tests::SearchPlace {
  protected:
    static int pairs() {
        const char* asked = std::getenv("NASKAH_SEARCH_PAIRS");
        return asked ? std::atoi(asked) : 200;
    }
    int roll(int sides) { return std::uniform_int_distribution<int>(0, sides - 1)(dice_); }
    std::string one(const Words& of) { return of[static_cast<std::size_t>(roll(static_cast<int>(of.size())))]; }
    // A word of the titles with a slip in it, now and then none.
    std::string mistyped() {
        auto word = one({"rapat", "undangan", "mengundang", "arsip", "pengarsipan", "musnah", "pegawai", "laporan", "bukit"});
        const auto at = static_cast<std::size_t>(1 + roll(static_cast<int>(word.size()) - 1));
        const int slip = roll(5);
        if (slip == 0) word.erase(at, 1);
        if (slip == 1) word.insert(at, "x");
        if (slip == 2) word[at] = 'q';
        if (slip == 3) std::swap(word[at - 1], word[at]);
        return word;
    }
    std::string stroke() {
        const int sort = roll(6);
        if (sort == 0) return one({"005/123", "12", "xi/2021", "000.1", "2021", "1.5/7"});
        if (sort == 1) return one({"bidang", "bi", "bidang a", "bidang b", "b bid"});
        const auto word = one({"rapat", "undangan", "mengundang", "arsip", "pengarsipan", "musnah", "dimusnahkan", "lapor"});
        const auto beginning = word.substr(0, static_cast<std::size_t>(2 + roll(static_cast<int>(word.size()) - 2)));
        return sort == 2 ? beginning : one({"rapat", "laporan", "pegawai", "undangan"}) + " " + beginning;
    }
    std::mt19937 dice_{20261129};
};

TEST_P(SearchTypedProof, gives_what_looking_at_every_document_gives) {
    search::add_kin(*index_, "code", [](db::Tx&, const auto& values) { return tests::model::kin_of(values); });
    std::vector<Filed> filed;
    for (int i = 0; i < 120; ++i) filed.push_back({tests::model::random_document(dice_, i)});
    db().write([&](db::Tx& tx) {
        for (auto& each : filed) index_->put(tx, each.document);
        for (auto& each : filed)
            each.place = tx.count("SELECT place FROM core_search WHERE kind = ? AND id = ?", {each.document.kind, each.document.id});
    });
    int offered = 0, corrected = 0;
    const int asked = pairs();
    for (int i = 0; i < asked && !HasFailure(); ++i) db().read([&](db::Tx& tx) {
        const auto tokens = tests::model::random_tokens(dice_);
        const auto typed = stroke();
        Words told;
        for (const auto& each : search::suggestions(*index_, tx, tokens, typed)) {
            using Sort = search::Suggestion::Sort;
            told.push_back(each.sort == Sort::words    ? "words " + each.text
                           : each.sort == Sort::number ? "number " + each.text + "|" + each.value + "|" + each.link
                                                       : "unit " + each.text + "|" + each.value);
        }
        EXPECT_EQ(told, suggested(filed, tokens, typed)) << typed;
        offered += told.empty() ? 0 : 1;
        auto question = tests::model::random_question(dice_);
        question.wanted.number.clear();
        Words words;
        for (int left = 1 + roll(3); left > 0; --left) words.push_back(mistyped());
        question.wanted.words.clear();
        for (const auto& word : words) question.wanted.words += (question.wanted.words.empty() ? "" : " ") + word;
        const auto said = search::meant(*index_, tx, question.tokens, question.wanted);
        EXPECT_EQ(said, meant(filed, question, words)) << question.wanted.words;
        corrected += said.empty() ? 0 : 1;
    });
    EXPECT_GT(offered, asked / 4);
    EXPECT_GT(corrected, asked / 10);
}

NASKAH_ON_BOTH_DATABASES(SearchTypedProof);

}  // namespace
