// SPDX-License-Identifier: Apache-2.0
// What became of a document after it was signed. Both revisions are read as trees and compared
// from the trailer down; whatever differs must be on the short list of what may.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "signing/check/revisions.h"

namespace signing::check {

// From harmless to not to be borne; DocMDP says how far down one may go (ISO 32000-1 table 254).
enum class ChangeLevel { none, evidence, form, annotation, content };
// "none", "lta_updates", "form_filling", "annotations", "other".
std::string_view name(ChangeLevel level);

struct Change {
    ChangeLevel level = ChangeLevel::none;
    std::string key;  // word key, "signing.change.*"
    core::Args args;
    bool operator==(const Change&) const = default;
};

struct Changes {
    ChangeLevel level = ChangeLevel::none;  // the worst of the list
    std::vector<Change> list;               // each once
};

// `revision` is how many bytes of the file were signed. Throws TooComplex, Malformed and QPDF's
// exceptions.
Changes compare(Revisions& revisions, std::size_t revision);
Changes compare(core::ByteView pdf, std::size_t revision);

}  // namespace signing::check
