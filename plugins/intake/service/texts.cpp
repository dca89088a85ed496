// SPDX-License-Identifier: Apache-2.0
#include "intake/service/texts.h"

#include <algorithm>

#include "intake/domain/finder.h"
#include "intake/service/sheets.h"

namespace intake {

std::vector<PageWords> PagesRead::all() const {
    auto pages = layer;
    pages.insert(pages.end(), pictures.begin(), pictures.end());
    std::stable_sort(pages.begin(), pages.end(), [](const auto& a, const auto& b) { return a.page < b.page; });
    return pages;
}

FileText PagesRead::told() const {
    return {text_of(layer), text_of(pictures),
            lacking  ? "intake.trouble.no_reader"
            : failed ? "intake.trouble.page"
            : more   ? "intake.trouble.many_pages"
                     : ""};
}

PagesRead read_pages(core::ByteView pdf, const Ocr& ocr, int most_pages) {
    PagesRead read;
    for (auto& page : words_in(pdf)) {
        std::optional<PageWords> picture;
        if (page.words.size() < least_words) {
            if (!ocr.installed()) read.lacking = true;
            else if (read.recognised() == most_pages) read.more = true;
            else if (picture = ocr.read(pdf, page.page); !picture) read.failed = true;
        }
        if (picture) read.pictures.push_back(*std::move(picture));
        else read.layer.push_back(std::move(page));
    }
    return read;
}

FileText Texts::read(core::ByteView file, int most_pages) {
    // Bounds of what comes in are none of what was digitised here.
    if (media_of(file) == "application/pdf") return read_pages(file, parts_.ocr, most_pages).told();
    return read_pages(sheets_of(parts_, {"", file}).made, parts_.ocr, most_pages).told();
}

}  // namespace intake
