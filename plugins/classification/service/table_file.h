// SPDX-License-Identifier: Apache-2.0
// A table of the instruments as people send it: the page, the API and the command line take the same.
#pragma once

#include <concepts>

#include "classification/domain/reading.h"
#include "core/base/bytes.h"

namespace classification {

// Of text at hand, tab-separated or CSV.
Table read_table(std::string_view text);

// CSV, TSV or XLSX, told by the ending of its name; without one it is text.
struct TableFile {
    TableFile(std::string name, core::ByteView bytes) : name(std::move(name)), bytes(bytes) {}
    template <class Text>
        requires std::convertible_to<const Text&, std::string_view>
    TableFile(const Text& text) : bytes(core::view(text)) {}

    // Throws Error(invalid) of what cannot be read, or without a column "kode".
    Table table() const;

    std::string name;
    core::ByteView bytes;   // of the caller
};

}  // namespace classification
