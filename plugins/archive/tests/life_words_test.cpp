// SPDX-License-Identifier: Apache-2.0
// Whatever a dossier may have become is a word where searches are narrowed by it.
#include <gtest/gtest.h>

#include "archive/keeping.h"
#include "core/app/embedded_core.h"
#include "core/words/words.h"

namespace archive {
namespace life_words_test {

TEST(LifeWords, are_told_by_searches_in_both_languages) {
    core::words::Words words;
    words.add("core", core::embedded::i18n);
    for (int each = 0; each <= static_cast<int>(Life::annulled); ++each) {
        const auto key = "core.search.life." + std::string(name(static_cast<Life>(each)));
        for (const char* language : {"id", "en"}) EXPECT_TRUE(words.in(language).has(key)) << key << " " << language;
    }
}

}  // namespace life_words_test
}  // namespace archive
