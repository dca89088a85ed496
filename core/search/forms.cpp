// SPDX-License-Identifier: Apache-2.0
#include "core/search/forms.h"

#include "core/search/analyser/lists.h"
#include "core/search/fuzzy.h"
#include "core/search/numbers.h"

namespace core::search {
namespace {

constexpr std::string_view rules = "2";  // changes when documents must be taken apart anew

}  // namespace

Texts texts_of(const Document& document) {
    return {cleaned(document.title), cleaned(document.number), cleaned(document.body),
            cleaned(document.annexes), cleaned(document.ocr), cleaned(document.unshown)};
}

Texts read_texts(const db::Row& row) {
    return {row.text(1), row.text(2), row.text(3), row.text(4), row.text(5), row.text(6)};
}

void Line::add(const Stemmer& stemmer, std::string_view text) {
    bool first = true;
    each_word(text, [&](const Word& word) {
        if (first && !exact.empty()) {
            exact.emplace_back(gap_word);
            stems.emplace_back(gap_word);
        }
        first = false;
        exact.push_back(stemmer.exact(word.folded));
        stems.push_back(stemmer.stem(exact.back()));
        return true;
    });
}

Forms forms_of(const Stemmer& stemmer, const Texts& texts) {
    Forms forms;
    forms.title.add(stemmer, texts.title);
    forms.title.add(stemmer, texts.number);
    forms.body.add(stemmer, texts.body);
    forms.body.add(stemmer, texts.annexes);
    forms.body.add(stemmer, texts.ocr);
    forms.body.add(stemmer, texts.unshown);
    forms.parts = parts(texts.number);
    Line recognised;
    recognised.add(stemmer, texts.ocr);
    for (const auto& word : recognised.exact)
        for (auto& form : ocr_forms(word)) forms.ocr.insert(std::move(form));
    return forms;
}

const Stemmer& stemmer_here() {
    static thread_local const Stemmer stemmer;
    return stemmer;
}

const std::string& analyser_name() {
    static const std::string name = std::string(rules) + "-" + lists_name();
    return name;
}

}  // namespace core::search
