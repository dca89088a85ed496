// SPDX-License-Identifier: Apache-2.0
#include "core/search/typed.h"

#include <algorithm>

#include "core/base/text.h"
#include "core/search/analyser/lists.h"
#include "core/search/fuzzy.h"

namespace core::search {
namespace {

constexpr std::size_t most_terms = 16;
constexpr std::size_t least_of_a_number = 2;

Run run_of(const Stemmer& stemmer, std::string_view text, bool quoted) {
    Run run;
    run.quoted = quoted;
    each_word(text, [&](const Word& word) {
        run.exact.push_back(stemmer.exact(word.folded));
        run.stems.push_back(stemmer.stem(run.exact.back()));
        return true;
    });
    return run;
}

// A word between blanks, or a phrase between quotes.
struct Typed {
    std::string text;
    Run run;
    bool title = false, stop = false;
    bool single() const { return !run.quoted && !run.beginning && run.exact.size() == 1; }
    bool soft() const { return title || stop; }
};

Typed typed_word(const Stemmer& stemmer, const std::string& text) {
    Typed typed{text, run_of(stemmer, text, false)};
    auto lower = text::lower(text);
    while (lower.ends_with(',') || lower.ends_with(';')) lower.pop_back();
    typed.title = is_title(lower);
    typed.run.beginning = text.size() > 1 && text.ends_with('*') && typed.run.exact.size() == 1;
    typed.stop = typed.single() && is_stop_word(typed.run.exact[0]);
    // "surat-surat" is the plural of one word, not two words in a row.
    auto& stems = typed.run.stems;
    if (!stems.empty() && std::all_of(stems.begin(), stems.end(), [&](const auto& stem) { return stem == stems[0]; }))
        stems.resize(1);
    return typed;
}

std::vector<Typed> typed_of(const Stemmer& stemmer, std::string_view words) {
    std::vector<Typed> all;
    bool quoted = false;
    for (const auto& piece : text::split(words, '"')) {
        if (quoted) {
            all.push_back({std::string(piece), run_of(stemmer, piece, true)});
        } else {
            std::string blanks(piece);
            std::replace_if(
                blanks.begin(), blanks.end(),
                [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
            for (const auto& word : text::split(blanks, ' ')) all.push_back(typed_word(stemmer, word));
        }
        quoted = !quoted;
    }
    std::erase_if(all, [](const Typed& typed) { return typed.run.exact.empty(); });
    return all;
}

void leave_soft_out(std::vector<Typed>& all) {
    if (std::any_of(all.begin(), all.end(), [](const Typed& typed) { return !typed.soft(); }))
        std::erase_if(all, [](const Typed& typed) { return typed.soft(); });
}

// How many words from `at` on are what `meaning` says; 0 when they are not.
std::size_t says(const std::vector<Typed>& all, std::size_t at, const std::vector<std::string>& meaning) {
    if (meaning.size() > all.size() - at) return 0;
    for (std::size_t i = 0; i < meaning.size(); ++i)
        if (!all[at + i].single() || all[at + i].run.exact[0] != meaning[i]) return 0;
    return meaning.size();
}

Run run_of_words(const Stemmer& stemmer, const std::vector<std::string>& words) {
    return run_of(stemmer, text::join(words, " "), false);
}

Run full_run(const Typed& typed) {
    Run run = typed.run;
    if (!run.quoted) run.number = sought_number(typed.text, least_of_a_number);
    if (typed.single()) run.ocr = sought_ocr_forms(run.exact[0]);
    return run;
}

// Words written apart or joined, by their stems: "pertanggung jawaban" is "pertanggungjawaban".
struct Joined {
    std::vector<std::string> words, stems;
    std::string stem;   // of the joined one
};

const std::vector<Joined>& joined_by(const Stemmer& stemmer) {
    static const auto list = [&] {
        std::vector<Joined> made;
        const auto stem = [&](const std::string& word) { return stemmer.stem(stemmer.exact(word)); };
        for (const auto& words : joined()) {
            Joined each{words, {}, stem(text::join(words, ""))};
            for (const auto& word : words) each.stems.push_back(stem(word));
            made.push_back(std::move(each));
        }
        return made;
    }();
    return list;
}

// What stands joined at `at`, if anything; and what begins there and is written apart.
const Joined* together(const Stemmer& stemmer, const std::vector<Typed>& all, std::size_t at) {
    for (const auto& each : joined_by(stemmer))
        if (all[at].single() && all[at].run.stems[0] == each.stem) return &each;
    return nullptr;
}

const Joined* apart(const Stemmer& stemmer, const std::vector<Typed>& all, std::size_t at, std::size_t end) {
    for (const auto& each : joined_by(stemmer)) {
        if (each.stems.size() > end - at) continue;
        bool same = true;
        for (std::size_t i = 0; same && i < each.stems.size(); ++i)
            same = all[at + i].single() && all[at + i].run.stems[0] == each.stems[i];
        if (same) return &each;
    }
    return nullptr;
}

// Adds the ways to say the words from `from` to `end`: as they were typed, joined, and apart.
void add_ways(Term& term, const Stemmer& stemmer, const std::vector<Typed>& all, std::size_t from, std::size_t end) {
    std::vector<Run> typed, whole, split;
    bool any_whole = false, any_split = false;
    for (std::size_t at = from; at < end; ++at) {
        if (!all[at].stop || end == from + 1) typed.push_back(full_run(all[at]));
        const auto* one = together(stemmer, all, at);
        any_split = any_split || one;
        if (one) split.push_back(run_of_words(stemmer, one->words));
        else if (!all[at].stop) split.push_back(full_run(all[at]));
    }
    for (std::size_t at = from; at < end;) {
        const auto* several = apart(stemmer, all, at, end);
        any_whole = any_whole || several;
        if (several) whole.push_back(run_of_words(stemmer, {text::join(several->words, "")}));
        else if (!all[at].stop) whole.push_back(full_run(all[at]));
        at += several ? several->stems.size() : 1;
    }
    term.push_back(std::move(typed));
    if (any_whole) term.push_back(std::move(whole));
    if (any_split) term.push_back(std::move(split));
}

Term term_of(const Stemmer& stemmer, const Typed& typed) {
    Term term;
    add_ways(term, stemmer, {typed}, 0, 1);
    if (!typed.single()) return term;
    for (const auto& [shortened, meaning] : acronyms())
        if (shortened == typed.run.exact[0]) term.push_back({run_of_words(stemmer, meaning)});
    return term;
}

// Words that together have short forms, or are written joined, too: all of them, or one of those.
std::size_t add_meaning(Asked& asked, const Stemmer& stemmer, const std::vector<Typed>& all, std::size_t at) {
    std::size_t longest = 0;
    for (const auto& [_, meaning] : acronyms()) longest = std::max(longest, says(all, at, meaning));
    const bool shortened_too = longest > 0;
    if (const auto* several = apart(stemmer, all, at, all.size()); several && !shortened_too)
        longest = several->stems.size();
    if (longest == 0) return 0;
    Term term;
    add_ways(term, stemmer, all, at, at + longest);
    for (const auto& [shortened, meaning] : acronyms())
        if (shortened_too && meaning.size() == longest && says(all, at, meaning) != 0)
            term.push_back({run_of_words(stemmer, {shortened})});
    asked.terms.push_back(std::move(term));
    return longest;
}

}  // namespace

void read_words(Asked& asked, const Stemmer& stemmer, std::string_view words) {
    const auto all = typed_of(stemmer, words);
    for (const auto& typed : all)
        asked.title_run.insert(asked.title_run.end(), typed.run.exact.begin(), typed.run.exact.end());
    if (std::any_of(all.begin(), all.end(), [](const Typed& typed) { return typed.run.beginning; }))
        asked.title_run.clear();
    // Short forms are looked for before stop words go: "rencana kerja dan anggaran" has one.
    std::vector<Typed> plain;
    for (std::size_t at = 0; at < all.size();) {
        const auto taken = asked.terms.size() < most_terms ? add_meaning(asked, stemmer, all, at) : 0;
        if (taken == 0) plain.push_back(all[at]);
        at += std::max<std::size_t>(taken, 1);
    }
    if (!asked.terms.empty()) std::erase_if(plain, [](const Typed& typed) { return typed.soft(); });
    else leave_soft_out(plain);
    for (const auto& typed : plain) {
        if (asked.terms.size() == most_terms) break;
        asked.terms.push_back(term_of(stemmer, typed));
    }
}

}  // namespace core::search
