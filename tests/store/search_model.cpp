// SPDX-License-Identifier: Apache-2.0
#include "tests/store/search_model.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <tuple>

namespace tests::model {

using core::search::Document;
using core::search::Found;
using core::search::Hit;
using core::search::Mark;
using core::search::Order;
using Words = std::vector<std::string>;

core::Date today() { return core::parse_date("2021-01-05"); }

core::search::Kin kin_of(const Words& values) {
    static const core::search::Kin all{{"000", {"800"}}, {"000.1", {"800"}}, {"000.1.5", {"800"}}, {"800", {"000.1.5"}}};
    core::search::Kin found;
    for (const auto& value : values)
        if (const auto at = all.find(value); at != all.end()) found.insert(*at);
    return found;
}

std::map<std::string, std::string> names_of(const Words& codes) {
    std::map<std::string, std::string> names;
    for (const auto& code : codes)
        if (code != "000.10") names[code] = "Urusan " + code;
    return names;
}

std::string in_a_row(const Words& words, const std::string& between) {
    std::string out;
    for (const auto& word : words) out += (out.empty() ? "" : between) + word;
    return out;
}

namespace {

Words split(const std::string& text) {
    std::istringstream in(text);
    return {std::istream_iterator<std::string>(in), std::istream_iterator<std::string>()};
}

}  // namespace

Words segments(const std::string& number) {
    std::string blanks = number;
    for (char& c : blanks)
        if (c == '/' || c == '.' || c == '-' || c == '*') c = ' ';
    return split(blanks);
}

namespace {

std::string bare(const std::string& segment) {
    if (segment == "xi") return "11";
    if (segment.find_first_not_of("0123456789") != std::string::npos) return segment;
    std::size_t at = 0;
    while (at + 1 < segment.size() && segment[at] == '0') ++at;
    return segment.substr(at);
}

const std::string& stem(const std::string& word) {
    static std::map<std::string, std::string> known;
    auto& stem = known[word];
    if (stem.empty()) stem = core::search::stems(word).at(0);
    return stem;
}

// Edit distance at most one, by trying every edit.
bool near(const std::string& a, const std::string& b) {
    if (a == b) return true;
    for (std::size_t i = 0; i <= a.size(); ++i) {
        if (i < a.size() && a.substr(0, i) + a.substr(i + 1) == b) return true;
        if (i < b.size() && b.substr(0, i) + b.substr(i + 1) == a) return true;
        if (i < a.size() && a.size() == b.size() && a.substr(0, i) + a.substr(i + 1) == b.substr(0, i) + b.substr(i + 1))
            return true;
    }
    return false;
}

bool side_by_side(const Words& text, const Words& run, bool stemmed) {
    for (std::size_t at = 0; at + run.size() <= text.size(); ++at) {
        bool same = true;
        for (std::size_t i = 0; i < run.size(); ++i)
            same = same && (stemmed ? stem(text[at + i]) == stem(run[i]) : text[at + i] == run[i]);
        if (same) return true;
    }
    return false;
}

bool number_has(const std::string& number, const std::string& typed, bool whole) {
    const auto own = segments(number), asked = segments(typed);
    const bool figures = asked[0].find_first_not_of("0123456789") == std::string::npos;
    const bool one = asked.size() == 1, month = asked[0] == "xi", several = in_a_row(asked, "-").size() >= 2;
    const bool anywhere = !whole && (one ? several : !figures && !month);
    if (anywhere && in_a_row(own, "-").find(in_a_row(asked, "-")) != std::string::npos) return true;
    for (std::size_t at = 0; at + asked.size() <= own.size(); ++at) {
        bool same = (!month || own[at] == "xi") && (!one || figures || several);
        for (std::size_t i = 0; same && i < asked.size(); ++i) {
            const bool begun = i + 1 == asked.size() && !one && !whole;
            same = begun ? bare(own[at + i]).starts_with(bare(asked[i])) : bare(own[at + i]) == bare(asked[i]);
        }
        if (same) return true;
    }
    return false;
}

enum Level { exact_in_title = 1, stem_in_title, exact, stemmed, with_misread };

bool piece_is_in(const Document& document, const Piece& piece, Level level) {
    if (piece.sort != Piece::Sort::quoted && number_has(document.number, piece.typed, level < stemmed)) return true;
    const bool only_title = level == exact_in_title || level == stem_in_title;
    std::vector<Words> texts{split(document.title), segments(document.number)};
    if (!only_title)
        for (const auto* text : {&document.body, &document.annexes, &document.ocr, &document.unshown}) texts.push_back(split(*text));
    const bool by_stem = level != exact_in_title && level != exact && piece.sort != Piece::Sort::quoted;
    for (const auto& text : texts) {
        if (piece.sort == Piece::Sort::beginning) {
            for (const auto& word : text)
                if (word.starts_with(piece.words[0])) return true;
        } else if (side_by_side(text, piece.words, by_stem)) {
            return true;
        }
    }
    if (level != with_misread || piece.sort != Piece::Sort::word || piece.words[0].size() < 5) return false;
    for (const auto& word : split(document.ocr))
        if (near(word, piece.words[0])) return true;
    return false;
}

// The first step the document is in; -1 in none.
int step_of(const Document& document, const Question& question) {
    if (!question.wanted.number.empty() && !number_has(document.number, question.wanted.number, false)) return -1;
    Words whole;
    bool in_a_title = question.wanted.number.empty() && !question.pieces.empty();
    for (const auto& piece : question.pieces) {
        in_a_title = in_a_title && piece.sort != Piece::Sort::beginning;
        whole.insert(whole.end(), piece.words.begin(), piece.words.end());
    }
    for (const auto& text : {split(document.title), segments(document.number)})
        if (in_a_title && side_by_side(text, whole, false)) return 0;
    for (const Level level : {exact_in_title, stem_in_title, exact, stemmed, with_misread})
        if ((question.wanted.number.empty() || number_has(document.number, question.wanted.number, level < stemmed)) &&
            std::all_of(question.pieces.begin(), question.pieces.end(),
                        [&](const Piece& piece) { return piece_is_in(document, piece, level); }))
            return level;
    return -1;
}

std::set<std::pair<std::string, std::string>> marks_of(const Document& document) {
    std::set<std::pair<std::string, std::string>> marks{{"kind", document.kind}};
    const int last = static_cast<int>(document.until.value_or(document.date).year());
    for (int year = static_cast<int>(document.date.year()); year <= last; ++year)
        marks.insert({"year", std::to_string(year)});
    for (const auto& [facet, step, whole] : {std::tuple("code", std::string("."), document.code),
                                             std::tuple("location", std::string(" / "), document.location)})
        for (std::size_t at = 0; at <= whole.size() && !whole.empty(); ++at)
            if (at == whole.size() || whole.compare(at, step.size(), step) == 0) marks.insert({facet, whole.substr(0, at)});
    if (!document.unit.empty()) marks.insert({"unit", document.unit});
    if (!document.access.empty()) marks.insert({"access", document.access});
    if (!document.form.empty()) marks.insert({"form", document.form});
    for (const auto& mark : document.facets)
        if (!mark.value.empty() && (!mark.first || *mark.first <= today()) && (!mark.last || today() <= *mark.last))
            marks.insert({mark.facet, mark.value});
    return marks;
}

using Marks = std::set<std::pair<std::string, std::string>>;
bool bears(const Marks& marks, const std::string& facet, const std::string& value) {
    const auto kin = facet == "code" ? kin_of({value}) : core::search::Kin{};
    const auto has = [&](const std::string& each) { return marks.contains({facet, each}); };
    return has(value) || (kin.contains(value) && std::any_of(kin.at(value).begin(), kin.at(value).end(), has));
}

bool in_days(const Document& document, const core::search::Wanted& wanted) {
    const auto first = document.date, last = std::max(document.date, document.until.value_or(document.date));
    if (wanted.within) return (!wanted.from || first >= *wanted.from) && (!wanted.until || last <= *wanted.until);
    return (!wanted.from || last >= *wanted.from) && (!wanted.until || first <= *wanted.until);
}

bool sees(const Document& document, const Words& tokens) {
    return std::any_of(tokens.begin(), tokens.end(), [&](const auto& token) {
        return std::find(document.readers.begin(), document.readers.end(), token) != document.readers.end();
    });
}

std::string own_name(const Document& document) { return document.kind + ":" + document.id; }
std::string group_of(const Document& document) {
    return document.original.empty() ? own_name(document) : document.original;
}

// The lower goes first: a copy to the seeker himself, other copies, the original.
std::string rank_of(const Document& document, const Words& tokens) {
    if (document.original.empty()) return "2";
    const bool own = std::find(tokens.begin(), tokens.end(), document.addressed) != tokens.end() &&
                     std::find(document.readers.begin(), document.readers.end(), document.addressed) != document.readers.end();
    return (own ? "0" : "1") + own_name(document);
}

bool word_is_sought(const std::string& word, const Question& question, bool recognised) {
    for (const auto& piece : question.pieces)
        for (const auto& sought : piece.words) {
            if (piece.sort == Piece::Sort::quoted ? word == sought
                : piece.sort == Piece::Sort::beginning ? word.starts_with(sought)
                                                       : stem(word) == stem(sought))
                return true;
            if (recognised && piece.sort == Piece::Sort::word && sought.size() >= 5 && near(word, sought)) return true;
        }
    return false;
}

void add_snippet(Hit& hit, const Document& document, const Question& question) {
    bool matched = false;
    const auto marked = [&](const std::string& text, bool recognised) {
        std::string out;
        for (const auto& word : split(text)) {
            const bool sought = word_is_sought(word, question, recognised);
            matched = matched || sought;
            out += (out.empty() ? "" : " ") + (sought ? "\xEE\x80\x80" + word + "\xEE\x80\x81" : word);
        }
        return out;
    };
    hit.snippet = marked(document.body, false);
    for (const bool recognised : {false, true}) {
        const auto& text = recognised ? document.ocr : document.annexes;
        if (matched || text.empty()) continue;
        auto other = marked(text, recognised);
        if (!matched && !hit.snippet.empty()) continue;
        hit.snippet = std::move(other);
        hit.recognised = recognised;
    }
}

struct Shown {
    const Filed* filed;
    int step;
};

std::vector<Shown> shown(const std::vector<Filed>& filed, const Question& question) {
    std::vector<Shown> found;
    for (const auto& each : filed) {
        const auto& document = each.document;
        if (!sees(document, question.tokens) || !in_days(document, question.wanted)) continue;
        if (question.wanted.kind && document.kind != *question.wanted.kind) continue;
        const auto marks = marks_of(document);
        if (!std::all_of(question.wanted.marks.begin(), question.wanted.marks.end(),
                         [&](const Mark& mark) { return bears(marks, mark.facet, mark.value); }))
            continue;
        if (const int step = step_of(document, question); step >= 0) found.push_back({&each, step});
    }
    if (question.wanted.kind) return found;
    std::map<std::string, std::string> best;
    for (const auto& each : found) {
        const auto rank = rank_of(each.filed->document, question.tokens);
        const auto [at, fresh] = best.try_emplace(group_of(each.filed->document), rank);
        if (!fresh) at->second = std::min(at->second, rank);
    }
    std::erase_if(found, [&](const Shown& each) {
        return rank_of(each.filed->document, question.tokens) != best[group_of(each.filed->document)];
    });
    return found;
}

}  // namespace

Found answer(const std::vector<Filed>& filed, const Question& question) {
    if (question.tokens.empty()) return {};
    auto hits = shown(filed, question);
    const bool words = !question.pieces.empty() || !question.wanted.number.empty();
    const bool best = question.wanted.order == Order::best && words;
    std::sort(hits.begin(), hits.end(), [&](const Shown& a, const Shown& b) {
        return std::pair(best ? a.step : 0, -a.filed->place) < std::pair(best ? b.step : 0, -b.filed->place);
    });
    Found found;
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const auto& [each, step] : hits) {
        const auto& document = each->document;
        Hit hit{document.kind, document.id, document.title, document.number, document.summary, document.link, document.date, {}};
        for (const auto& other : filed)
            if (&other != each && !other.document.original.empty() && group_of(other.document) == document.original &&
                sees(other.document, question.tokens))
                ++hit.copies;
        add_snippet(hit, document, question);
        found.hits.push_back(std::move(hit));
        for (const auto& mark : marks_of(document)) counts[mark] = 0;
    }
    for (auto& [mark, count] : counts)
        count = std::count_if(hits.begin(), hits.end(), [&, &mark = mark](const Shown& each) {
            return bears(marks_of(each.filed->document), mark.first, mark.second);
        });
    found.total = static_cast<std::int64_t>(hits.size());
    const auto called = [](const std::string& facet, const std::string& value) {
        if (facet == "unit") return "Bidang " + value;
        return facet == "code" ? names_of({value})[value] : "";
    };
    for (const auto& [mark, count] : counts)
        found.buckets.push_back({{mark.first, mark.second, called(mark.first, mark.second)}, count});
    std::sort(found.buckets.begin(), found.buckets.end(), [](const auto& a, const auto& b) {
        return std::tuple(a.mark.facet, -a.count, a.mark.value) < std::tuple(b.mark.facet, -b.count, b.mark.value);
    });
    return found;
}

std::string text(const Found& found) {
    std::ostringstream out;
    for (const auto& hit : found.hits)
        out << hit.kind << '|' << hit.id << '|' << hit.title << '|' << hit.number << '|' << hit.summary << '|' << hit.link
            << '|' << core::iso(hit.date) << '|' << hit.snippet << '|' << hit.copies << '|' << hit.recognised << '\n';
    out << "next " << found.next << " total " << found.total << '\n';
    for (const auto& bucket : found.buckets)
        out << bucket.mark.facet << '=' << bucket.mark.value << " (" << bucket.mark.label << ") " << bucket.count << '\n';
    return out.str();
}

}  // namespace tests::model
