// SPDX-License-Identifier: Apache-2.0
// The body of a letter written elsewhere: a file in place of the parts. Its digest is part of the content,
// so paraf cover it and a changed file makes them lapse.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "signing/earlier.h"
#include "signing/field.h"

namespace letters {

enum class FileType { pdf, docx };
std::string_view name(FileType type);          // "pdf", "docx"
std::string_view media_type(FileType type);    // "application/pdf", ...

struct File {
    core::Digest bytes;          // blob, as it was uploaded
    FileType type = FileType::pdf;
    std::string name;            // "undangan.docx"
    std::int64_t size = 0;       // bytes
    int pages = 0;               // when it was uploaded
    std::vector<std::string> placeholders;   // found in it, each once
    core::Digest text;           // blob: what it says, for search
    std::string opening;         // its first words, for lists
    // Of a PDF others have signed, which is signed as it is: who they are, the empty field that is ours ("" = one
    // is made), how many empty ones there are, and names of files it carries; the fields there are to choose from, and
    // where ours shows when one is made (nowhere unless said).
    std::vector<signing::EarlierSignature> earlier{};
    std::string field{};
    int empty_fields = 0;
    std::vector<std::string> carries{};
    std::vector<signing::FreeField> fields{};
    std::optional<signing::Spot> mark{};
    bool as_it_is() const { return !earlier.empty(); }
    const signing::FreeField* chosen_field() const;   // nullptr when one is made, or when it came in before fields were kept
    bool operator==(const File&) const = default;
};

constexpr std::size_t longest_opening = 200;   // characters
constexpr int most_file_pages = 300;

core::Json to_json(const File& file);
// Of what to_json made. Throws what parsing of JSON and digests throws.
File file_kept(const core::Json& json);

// The first words of a text without its placeholders.
std::string opening_of(std::string_view text);
// Each once, in their order.
std::vector<std::string> each_once(std::vector<std::string> names);
// Placeholders nobody knows, and those a kind without number cannot fill: faults of "file".
std::vector<core::Fault> faults_of_placeholders(const std::vector<std::string>& names, bool bears_number);

}  // namespace letters
