// SPDX-License-Identifier: Apache-2.0
// Words of a text, and their Indonesian stems; shared by both engines and the snippet.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>

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

// The known root a folded word is built on ("pemusnahan" -> "musnah"), or "" when none is known.
std::string_view known_root(std::string_view folded);

class Stemmer {
  public:
    Stemmer();
    std::string stem(std::string_view folded) const;

  private:
    struct Delete {
        void operator()(sb_stemmer* stemmer) const;
    };
    std::unique_ptr<sb_stemmer, Delete> snowball_;
};

// Text fit to be kept: valid UTF-8, control characters and snippet marks become blanks.
std::string cleaned(std::string_view text);

}  // namespace core::search
