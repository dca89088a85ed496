// SPDX-License-Identifier: Apache-2.0
// A letter that came in one ZIP with what goes with it: which of its files is the letter, and how they are called.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "incoming/papers.h"

namespace intake {

struct Piece {
    std::string name;              // without the folders it lay in
    std::string media;             // found by content
    core::Digest original, pdf;    // alike where it is a PDF
    int pages = 1;

    bool operator==(const Piece&) const = default;
};

struct Bundle {
    std::vector<Piece> files;      // in the order of the archive
    std::size_t letter = 0;        // which of them
    bool settled = false;          // somebody chose the letter, or it was found by reading

    bool operator==(const Bundle&) const = default;
    bool empty() const { return files.empty(); }
    // All but the letter.
    std::vector<Piece> attachments() const;
    void must_have(std::size_t file) const;   // throws Error(invalid) naming "file"
};

core::Json to_json(const Bundle& bundle);       // null for an empty one
Bundle bundle_kept(const core::Json& json);     // of what to_json made

// What a file of an archive is called here; nothing for what systems put beside people's files. Throws
// Error(unsupported, "intake.error.zip.path") for a name that leads out of the archive.
std::optional<std::string> name_in_archive(std::string_view path);

// How much what was found on its first sheet makes it a letter: of a table or a photograph nothing.
int likeness_to_letter(const std::vector<incoming::Suggestion>& found);

}  // namespace intake
