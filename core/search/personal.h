// SPDX-License-Identifier: Apache-2.0
// Numbers that name a person and tell of him: a NIP his birthday and sex, a NIK his home too, an NPWP his taxes. Found
// by them is who may see the document; a list of hits, read over somebody's shoulder, need not spell them out.
#pragma once

#include <string_view>
#include <vector>

namespace core::search {

struct Span {
    std::size_t begin, end;
};

// All but their last three figures, by which two of them are told apart: 15 to 18 figures in a row, and a NIP or NPWP
// written in its groups.
std::vector<Span> personal_numbers(std::string_view text);

}  // namespace core::search
