// SPDX-License-Identifier: Apache-2.0
#include "core/search/words.h"

#include <libstemmer.h>

#include <cstdint>
#include <new>

#include "core/search/analyser/root.h"
#include "core/search/analyser/spelling.h"
#include "core/search/index.h"

namespace core::search {
namespace {

constexpr std::size_t most_remembered = 8000;
constexpr std::size_t longest_word = 60;  // bytes; longer runs are codes nobody types whole

// The code point at `at` and its length; length 0 where the bytes are not UTF-8.
struct Point {
    std::uint32_t value = 0;
    std::size_t size = 0;
};

Point point_at(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<std::uint32_t>(static_cast<unsigned char>(text[i]));
    };
    const auto first = byte(at);
    if (first < 0x80) return {first, 1};
    const std::size_t size = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
    if (first < 0xc2 || first > 0xf4 || at + size > text.size()) return {};
    std::uint32_t value = first & (0xffu >> (size + 1));
    for (std::size_t i = 1; i < size; ++i) {
        if ((byte(at + i) & 0xc0) != 0x80) return {};
        value = value << 6 | (byte(at + i) & 0x3f);
    }
    const bool surrogate = value >= 0xd800 && value < 0xe000;
    if ((size == 3 && (value < 0x800 || surrogate)) ||
        (size == 4 && (value < 0x10000 || value > 0x10ffff)))
        return {};
    return {value, size};
}

// Base letters of U+00C0..U+017F in order; '.' marks what is no letter, '?' one of two letters.
constexpr std::string_view bases =
    "aaaaaa?ceeeeiiiidnooooo.ouuuuy??aaaaaa?ceeeeiiiidnooooo.ouuuuy?y"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiii??jjkkklllllll"
    "lllnnnnnnnnnoooooo??rrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(bases.size() == 0x180 - 0xc0);

std::string_view pair_of(std::uint32_t point) {
    switch (point) {
        case 0xc6:
        case 0xe6:
            return "ae";
        case 0xde:
        case 0xfe:
            return "th";
        case 0xdf:
            return "ss";
        case 0x132:
        case 0x133:
            return "ij";
        case 0x152:
        case 0x153:
            return "oe";
        default:
            return "";
    }
}

bool combining(std::uint32_t point) { return point >= 0x300 && point < 0x370; }

// Scripts beyond Latin stay as they are; general punctuation, symbols and private use separate.
bool other_letter(std::uint32_t point) {
    return (point >= 0x180 && point < 0x2000) || (point >= 0x2c00 && point < 0x2e00) ||
           (point >= 0x3040 && point < 0xe000) || (point >= 0xf900 && point < 0xfe00) ||
           point >= 0x20000;
}

// Adds the folded form of the point; false when it separates words.
bool fold(std::uint32_t point, std::string_view written, std::string& out) {
    if (point < 0x80) {
        const char c = static_cast<char>(point);
        if (c >= 'A' && c <= 'Z') return out += static_cast<char>(c + 32), true;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) return out += c, true;
        return false;
    }
    if (point >= 0xc0 && point < 0x180) {
        const char base = bases[point - 0xc0];
        if (base == '.') return false;
        if (base == '?') return out += pair_of(point), true;
        return out += base, true;
    }
    if (combining(point) || point == 0xad) return !out.empty();  // accents and soft hyphens
    if (!other_letter(point)) return false;
    return out += written, true;
}

bool has_digit(std::string_view word) {
    return word.find_first_of("0123456789") != std::string_view::npos;
}

}  // namespace

void each_word(std::string_view text, const std::function<bool(const Word&)>& take) {
    Word word;
    const auto flush = [&](std::size_t end) {
        const bool any = !word.folded.empty();
        word.end = end;
        if (word.folded.size() > longest_word) {
            std::size_t cut = longest_word;
            while ((static_cast<unsigned char>(word.folded[cut]) & 0xc0) == 0x80) --cut;
            word.folded.resize(cut);
        }
        const bool more = !any || take(word);
        word.folded.clear();
        return more;
    };
    for (std::size_t at = 0; at < text.size();) {
        const auto [point, size] = point_at(text, at);
        const std::size_t step = size == 0 ? 1 : size;
        const bool begins = word.folded.empty();
        if (size > 0 && fold(point, text.substr(at, size), word.folded)) {
            if (begins) word.begin = at;
        } else if (!flush(at)) {
            return;
        }
        at += step;
    }
    flush(text.size());
}

Stemmer::Stemmer() : snowball_(sb_stemmer_new("indonesian", "UTF_8")) {
    if (!snowball_) throw std::bad_alloc();
}

void Stemmer::Delete::operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }

std::string Stemmer::fresh_stem(std::string_view word) const {
    if (word.size() < 4 || has_digit(word)) return std::string(word);
    if (auto root = known_root(word); !root.empty()) return root;
    const auto* out = sb_stemmer_stem(snowball_.get(), reinterpret_cast<const sb_symbol*>(word.data()),
                                      static_cast<int>(word.size()));
    if (!out) throw std::bad_alloc();
    return {reinterpret_cast<const char*>(out),
            static_cast<std::size_t>(sb_stemmer_length(snowball_.get()))};
}

const std::string& Stemmer::stem(const std::string& word) const {
    if (stems_.size() >= most_remembered) stems_.clear();
    const auto [at, fresh] = stems_.try_emplace(word);
    if (fresh) at->second = fresh_stem(word);
    return at->second;
}

const std::string& Stemmer::exact(const std::string& folded) const {
    if (forms_.size() >= most_remembered) forms_.clear();
    const auto [at, fresh] = forms_.try_emplace(folded);
    if (fresh) at->second = has_digit(folded) ? folded : todays_form(folded);
    return at->second;
}

std::string cleaned(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const auto [point, size] = point_at(text, at);
        const bool kept = size > 0 && (point >= 0x20 || point == '\n' || point == '\t') &&
                          point != 0x7f && point != 0xe000 && point != 0xe001;
        if (kept)
            out += text.substr(at, size);
        else
            out += ' ';
        at += size == 0 ? 1 : size;
    }
    return out;
}

std::vector<std::string> stems(std::string_view text) {
    const Stemmer stemmer;
    std::vector<std::string> out;
    each_word(text, [&](const Word& word) {
        out.push_back(stemmer.stem(stemmer.exact(word.folded)));
        return true;
    });
    return out;
}

}  // namespace core::search
