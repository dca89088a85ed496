// SPDX-License-Identifier: Apache-2.0
#include "core/search/suggest.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/base/text.h"
#include "core/search/analyser/lists.h"
#include "core/search/analyser/root.h"
#include "core/search/fuzzy.h"
#include "core/search/named.h"
#include "core/search/words.h"

namespace core::search {
namespace {

constexpr std::size_t shortest_typed = 2, most_typed = 200, most_of_a_sort = 5;
constexpr std::size_t shortest_of_all = 3, shortest_misspelt = 4;
constexpr int looked_at = 200;       // newest documents
// What was meant costs a question for each word, and one for all that is tried instead: at most 22 in all.
constexpr std::size_t most_meant = 8;        // words
constexpr std::size_t most_misspelt = 3;     // of them
constexpr std::size_t most_tried = 12;       // other ways to write them, of all words together
constexpr int most_weighed = 100;            // documents that speak for a spelling

std::vector<std::string> folded_words(std::string_view text) {
    std::vector<std::string> all;
    each_word(text, [&](const Word& word) {
        all.push_back(word.folded);
        return true;
    });
    return all;
}

bool letters_only(std::string_view word) {
    return std::none_of(word.begin(), word.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::vector<Listed> newest(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) {
    return seen(index, tx, tokens, names(index, tx, tokens, wanted, looked_at));
}

// Most often first; of equals in the order of letters.
std::vector<std::string> by_count(const std::map<std::string, int>& counts) {
    std::vector<std::string> all;
    for (const auto& [word, _] : counts) all.push_back(word);
    std::stable_sort(all.begin(), all.end(),
                     [&](const auto& a, const auto& b) { return counts.at(a) > counts.at(b); });
    return all;
}

std::map<std::string, int> title_words(const std::vector<Listed>& documents) {
    std::map<std::string, int> counts;
    for (const auto& each : documents)
        for (auto& word : folded_words(each.hit.title)) ++counts[std::move(word)];
    return counts;
}

// What was typed: whole words, and the beginning of the last.
struct Stroke {
    std::string before;   // with its blank, as typed
    std::string last;
};

Stroke stroke_of(std::string_view text) {
    const auto blank = text.rfind(' ');
    if (blank == std::string_view::npos) return {"", std::string(text)};
    return {std::string(text.substr(0, blank + 1)), std::string(text.substr(blank + 1))};
}

std::map<std::string, int> words_begun(const std::vector<Listed>& documents, const std::string& beginning) {
    auto counts = title_words(documents);
    std::erase_if(counts,
                  [&](const auto& each) { return !each.first.starts_with(beginning) || each.first == beginning; });
    return counts;
}

// The newest documents with the words before tell most beginnings; only where they do not, all are asked, for of all a
// short beginning means reading every place of every word that begins so.
void add_words(std::vector<Suggestion>& all, Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
               const Stroke& typed, const std::vector<Listed>& latest) {
    const auto last = folded_words(typed.last);
    if (last.size() != 1 || last[0].size() < shortest_typed || !letters_only(last[0])) return;
    Wanted wanted;
    wanted.words = typed.before;
    auto counts = words_begun(typed.before.empty() ? latest : newest(index, tx, tokens, wanted), last[0]);
    if (counts.empty() && last[0].size() >= shortest_of_all) {
        wanted.words = typed.before + last[0] + "*";
        counts = words_begun(newest(index, tx, tokens, wanted), last[0]);
    }
    for (const auto& word : by_count(counts)) {
        if (all.size() == most_of_a_sort) return;
        all.push_back({Suggestion::Sort::words, typed.before + word, ""});
    }
}

void add_numbers(std::vector<Suggestion>& all, Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                 std::string_view typed) {
    if (letters_only(typed)) return;
    Wanted wanted;
    wanted.number = typed;
    for (const auto& each : seen(index, tx, tokens, names(index, tx, tokens, wanted, most_of_a_sort)))
        all.push_back({Suggestion::Sort::number, each.hit.number, each.hit.title, each.hit.link});
}

// Every word typed begins one of the name.
bool begins(const std::string& name, const std::vector<std::string>& typed) {
    const auto words = folded_words(name);
    return std::all_of(typed.begin(), typed.end(), [&](const auto& each) {
        return std::any_of(words.begin(), words.end(), [&](const auto& word) { return word.starts_with(each); });
    });
}

void add_marks(std::vector<Suggestion>& all, const std::vector<Listed>& documents, const std::string& typed) {
    const auto words = folded_words(typed);
    if (words.empty()) return;
    for (const auto& [facet, sort] :
         {std::pair("unit", Suggestion::Sort::unit), std::pair("sender", Suggestion::Sort::sender)}) {
        std::map<std::string, int> counts;
        std::map<std::string, std::string> names;
        for (const auto& each : documents)
            if (const auto* mark = each.mark(facet)) {
                const auto& name = mark->label.empty() ? mark->value : mark->label;
                if (!begins(name, words)) continue;
                ++counts[mark->value];
                names[mark->value] = name;
            }
        auto values = by_count(counts);
        values.resize(std::min(values.size(), most_of_a_sort));
        for (auto& value : values) all.push_back({sort, names.at(value), value});
    }
}

bool swapped(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) return false;
    const auto [at, also] = std::mismatch(one.begin(), one.end(), other.begin());
    const auto first = static_cast<std::size_t>(at - one.begin());
    return first + 1 < one.size() && one[first] == other[first + 1] && one[first + 1] == other[first] &&
           one.substr(first + 2) == other.substr(first + 2);
}

bool near(std::string_view one, std::string_view other) { return one_letter_off(one, other) || swapped(one, other); }

// No further than `most`.
std::size_t count(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, Wanted wanted,
                  const std::string& words, int most) {
    wanted.words = words;
    return names(index, tx, tokens, wanted, most).size();
}

// The spelling near the word that finds most.
std::string other_spelling(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                           const std::map<std::string, int>& own, const std::string& word, std::size_t& left) {
    std::vector<std::string> tried;
    for (const auto& each : by_count(own))
        if (each != word && letters_only(each) && near(each, word)) tried.push_back(each);
    std::erase_if(tried, [](const std::string& each) { return is_stop_word(each); });
    for (auto& root : roots_where([&](std::string_view root) { return near(root, word); }))
        if (!is_stop_word(root) && std::find(tried.begin(), tried.end(), root) == tried.end())
            tried.push_back(std::move(root));
    tried.resize(std::min(tried.size(), left - left / 4));   // some are left for two words written as one
    left -= tried.size();
    std::string best;
    std::size_t most = 0;
    for (const auto& each : tried)
        if (const auto found = count(index, tx, tokens, wanted, each, most_weighed); found > most) {
            most = found;
            best = each;
        }
    return best;
}

bool plain_word(const std::string& typed) {
    const auto folded = folded_words(typed);
    return folded.size() == 1 && letters_only(folded[0]) && !typed.ends_with('*');
}

// Two words of the list written as one.
std::string in_two(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted,
                   const std::string& word, std::size_t left) {
    for (auto at = shortest_of_all; at + shortest_of_all <= word.size() && left > 0; ++at) {
        const auto first = word.substr(0, at), second = word.substr(at);
        const bool words = !known_root(first).empty() && !known_root(second).empty();
        if (!words || is_stop_word(first) || is_stop_word(second)) continue;
        --left;
        if (const auto both = first + " " + second; count(index, tx, tokens, wanted, both, 1) > 0) return both;
    }
    return {};
}

// Words written apart that titles or the list have joined.
bool join_words(std::vector<std::string>& all, Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                const Wanted& wanted, const std::map<std::string, int>& own, std::size_t& left) {
    bool any = false;
    for (std::size_t at = 0; at + 1 < all.size() && left > 0; ++at) {
        if (!plain_word(all[at]) || !plain_word(all[at + 1])) continue;
        const auto whole = folded_words(all[at])[0] + folded_words(all[at + 1])[0];
        if (!own.contains(whole) && known_root(whole).empty()) continue;
        --left;
        if (count(index, tx, tokens, wanted, whole, 1) == 0) continue;
        all[at] = whole;
        all.erase(all.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        any = true;
    }
    return any;
}

}  // namespace

std::vector<Suggestion> suggestions(Index& index, db::Tx& tx, const std::vector<std::string>& tokens,
                                    std::string_view typed_text) {
    const auto typed = std::string(text::trim(typed_text));
    if (typed.size() < shortest_typed || typed.size() > most_typed || typed.find('"') != std::string::npos) return {};
    const auto latest = newest(index, tx, tokens, {});
    std::vector<Suggestion> all;
    add_words(all, index, tx, tokens, stroke_of(typed), latest);
    add_numbers(all, index, tx, tokens, typed);
    add_marks(all, latest, typed);
    return all;
}

std::string meant(Index& index, db::Tx& tx, const std::vector<std::string>& tokens, const Wanted& wanted) {
    if (wanted.words.empty() || wanted.words.size() > most_typed) return {};
    if (wanted.words.find('"') != std::string::npos) return {};
    auto all = text::split(wanted.words, ' ');
    std::erase(all, "");
    if (all.size() > most_meant) return {};
    const auto own = title_words(newest(index, tx, tokens, {}));
    std::size_t left = most_tried;
    bool other = join_words(all, index, tx, tokens, wanted, own, left);
    std::vector<std::string*> misspelt;
    for (auto& typed : all)
        if (plain_word(typed) && folded_words(typed)[0].size() >= shortest_misspelt &&
            count(index, tx, tokens, wanted, typed, 1) == 0)
            misspelt.push_back(&typed);
    if (misspelt.size() > most_misspelt) return {};
    for (auto* typed : misspelt) {
        auto share = left / misspelt.size();
        const auto folded = folded_words(*typed)[0];
        auto spelt = other_spelling(index, tx, tokens, wanted, own, folded, share);
        if (spelt.empty()) spelt = in_two(index, tx, tokens, wanted, folded, share);
        if (spelt.empty()) continue;
        *typed = std::move(spelt);
        other = true;
    }
    const auto words = text::join(all, " ");
    return other && count(index, tx, tokens, wanted, words, 1) > 0 ? words : "";
}

}  // namespace core::search
