// SPDX-License-Identifier: Apache-2.0
// What the first sheet of a letter says of it: number, day, sender, subject, class, urgency, addressee. Letters are
// read as Permendagri 1/2023 and its forerunners lay them out: letterhead, then labels (Nomor, Sifat, Lampiran, Hal)
// left with place and day right, or the labels of a nota dinas (Dari, Tanggal, Hal). Nothing is guessed from the body.
#pragma once

#include <vector>

#include "core/base/clock.h"
#include "intake/domain/page_words.h"

namespace intake {

// At most one of each field, in the order of the form; confidence of reading and of the place together.
// `today`: letters are not dated later.
std::vector<incoming::Suggestion> find_fields(const std::vector<PageWords>& pages, core::Date today);

// The words of pages as they are searched: lines, pages parted by '\f'.
std::string text_of(const std::vector<PageWords>& pages);

}  // namespace intake
