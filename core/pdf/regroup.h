// SPDX-License-Identifier: Apache-2.0
// Pages of PDFs put into another: some of them, in another order, turned. Content is copied as it is; the result is a
// file of its own, and no signature of the others is in it.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"

namespace core::pdf {

struct Take {
    int page = 0;           // from 0
    int turn = 0;           // degrees to the right: 0, 90, 180, 270, added to how the page is shown now
    std::size_t file = 0;   // of those given

    bool operator==(const Take&) const = default;
};

// The same input gives the same bytes. Throws Error(invalid, "core.pdf.empty") for no pages, Error(not_found,
// "core.pdf.page") for one there is none of, and what inspect() throws (read.h).
Bytes regroup(const std::vector<ByteView>& files, const std::vector<Take>& pages);

// A file the PDF carries under this name (ISO 32000-1, 7.11.4); nothing when there is none. Throws as inspect() does,
// and Error(unsupported, "core.pdf.unreadable.heavy") when it is longer than `most`.
std::optional<Bytes> carried(ByteView pdf, std::string_view name, std::size_t most = 1u << 20);

}  // namespace core::pdf
