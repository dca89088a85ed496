// SPDX-License-Identifier: Apache-2.0
// Words of a text, and their Indonesian stems; shared by both engines and the snippet.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

struct sb_stemmer;

namespace core::search {

// A run of letters and digits: where it stands in the text, and its folded form (small letters,
// no accents). Everything else separates, so "000.1.5/12" is four words.
struct Word {
    std::size_t begin = 0, end = 0;
    std::string folded;
};
// Stops early when `take` gives false.
void each_word(std::string_view text, const std::function<bool(const Word&)>& take);

// Comes down to a listed root where the rules of affixation allow it (analyser/root.h); any other
// word goes to Snowball's Indonesian stemmer, which knows no words. Remembers what it has stemmed.
class Stemmer {
  public:
    Stemmer();
    // Of a word in today's form (analyser/spelling.h).
    const std::string& stem(const std::string& word) const;
    // The word as it is found by its exact form.
    const std::string& exact(const std::string& folded) const;

  private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::string fresh_stem(std::string_view word) const;
    std::unique_ptr<sb_stemmer, Delete> snowball_;
    mutable std::unordered_map<std::string, std::string> stems_, forms_;
};

// Text fit to be kept: valid UTF-8, control characters and snippet marks become blanks.
std::string cleaned(std::string_view text);

}  // namespace core::search
