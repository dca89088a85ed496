// SPDX-License-Identifier: Apache-2.0
#include "core/search/analyser/root.h"

#include <array>

#include "core/search/analyser/lists.h"

namespace core::search {
namespace {

constexpr std::string_view vowels = "aeiou";

// What stands before the root, the letter it may have swallowed ("men" + "etap" -> "tetap"), and
// the letters it can stand before; "" is any.
struct Prefix {
    std::string_view written, restored, before;
    int cost = 1;
};
// In order of preference: "memakan" is of "makan" rather than of "pakan". A swallowed k costs most, as
// "pengawasan" is of "awas" rather than of "kawasan".
constexpr std::array prefixes = {
    Prefix{"me", "", "lrwymn"},     Prefix{"pe", "", ""},
    Prefix{"mem", "", "bfvp"},      Prefix{"pem", "", "bfvp"},
    Prefix{"mem", "p", vowels},     Prefix{"pem", "p", vowels},
    Prefix{"men", "", "cdjzst"},    Prefix{"pen", "", "cdjzst"},
    Prefix{"men", "t", vowels},     Prefix{"pen", "t", vowels},
    Prefix{"meng", "", "aeioughkx"}, Prefix{"peng", "", "aeioughkx"},
    Prefix{"meng", "k", vowels, 3},    Prefix{"peng", "k", vowels, 3},
    Prefix{"meny", "s", vowels},    Prefix{"peny", "s", vowels},
    Prefix{"menge", "", ""},        Prefix{"penge", "", ""},
    Prefix{"di", "", ""},           Prefix{"ber", "", ""},
    Prefix{"be", "", "r"},          Prefix{"be", "", "k"},
    Prefix{"bel", "", "a"},         Prefix{"per", "", ""},
    Prefix{"pel", "", "a"},         Prefix{"ter", "", ""},
    Prefix{"te", "", "r"},          Prefix{"ke", "", ""},
    Prefix{"se", "", ""},
};

struct Suffix {
    std::string_view written;
    std::string_view never_with;  // prefixes of the whole word it never goes along with
};
constexpr std::array suffixes = {Suffix{"kan", ""}, Suffix{"an", "me di"}, Suffix{"i", "be"},
                                 Suffix{"isme", ""}};
constexpr std::array particles = {std::string_view("nya"), std::string_view("lah"),
                                  std::string_view("kah"), std::string_view("pun"),
                                  std::string_view("ku"),  std::string_view("mu")};
constexpr std::size_t shortest_root = 3;

struct Best {
    std::string root;
    int affixes = 100;
    void offer(std::string_view found, int taken) {
        if (taken > affixes || (taken == affixes && found.size() <= root.size())) return;
        root = found;
        affixes = taken;
    }
};

// At most three prefixes stand in a row ("di-ber-henti-kan", "mem-per-ber-...").
void without_prefixes(std::string_view word, int taken, int left, Best& best) {
    if (is_root(word)) return best.offer(word, taken);
    if (left == 0 || taken >= best.affixes) return;
    for (const auto& [written, restored, before, cost] : prefixes) {
        if (!word.starts_with(written) || word.size() < written.size() + shortest_root) continue;
        const auto rest = word.substr(written.size());
        if (!before.empty() && before.find(rest.front()) == std::string_view::npos) continue;
        without_prefixes(std::string(restored) + std::string(rest), taken + cost, left - 1, best);
    }
}

bool goes_with(std::string_view word, const Suffix& suffix) {
    const std::string_view never = suffix.never_with;
    for (std::size_t at = 0; at + 2 <= never.size(); at += 3)
        if (word.starts_with(never.substr(at, 2))) return false;
    return true;
}

void without_affixes(std::string_view word, int taken, Best& best) {
    without_prefixes(word, taken, 3, best);
    for (const auto& suffix : suffixes) {
        if (word.size() < suffix.written.size() + shortest_root ||
            !word.ends_with(suffix.written))
            continue;
        const auto rest = word.substr(0, word.size() - suffix.written.size());
        if (is_root(rest)) best.offer(rest, taken + 1);
        if (goes_with(word, suffix)) without_prefixes(rest, taken + 1, 3, best);
    }
}

std::string_view without_particle(std::string_view word, std::size_t least) {
    for (const auto particle : particles)
        if (word.size() >= particle.size() + least && word.ends_with(particle))
            return word.substr(0, word.size() - particle.size());
    return word;
}

}  // namespace

std::string known_root(std::string_view folded) {
    if (folded == "arsiparis") return "arsip";  // who keeps records: no affix of ours, one family
    if (is_root(folded)) return std::string(kept_spelling(folded));
    Best best;
    without_affixes(folded, 0, best);
    const auto bare = without_particle(folded, shortest_root);
    if (bare.size() < folded.size()) without_affixes(bare, 1, best);
    return std::string(kept_spelling(best.root));
}

}  // namespace core::search
