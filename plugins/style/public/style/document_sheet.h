// SPDX-License-Identifier: Apache-2.0
// The sheet of a document: everything that is printed, gathered as one value. The same sheet gives
// the same bytes.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/pdf/write.h"
#include "style/kind.h"
#include "style/letterhead.h"
#include "style/profile.h"
#include "style/signer_block.h"
#include "style/values.h"

namespace style {

// A document written elsewhere, used as it is in place of the parts.
struct Elsewhere {
    core::Digest bytes;                      // of the file as it came in: a PDF or a DOCX
    std::vector<std::string> placeholders;   // those found in it
    bool docx = false;
    bool as_it_is = false;                   // signed by others: nothing is filled, marked or added
    bool closes = false;                     // our first signature lets nobody sign after it
};

struct Sheet {
    Kind kind;
    Profile profile;
    Letterhead head;
    bool draft = true;               // marked DRAF; no verification code yet
    std::string place;               // "Pangkalpinang"
    std::string number;              // or the number ahead, "000.1.5/…/DISKOMINFO"
    std::optional<core::Date> date;  // none before it is numbered
    std::string subject;
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::string urgency;             // as printed: "Segera"; "" when it is ordinary
    std::string attachments;         // "Satu berkas"; "" is printed "-"
    std::vector<std::string> to, copies;
    std::string to_place;            // after "di"; "" = place
    Values values;
    std::optional<Elsewhere> file;   // printed instead of the values
    SignerBlock signer;
    std::vector<SignerBlock> cosigners;   // who sign after him, in order
    std::string authority;           // the position in whose name it is signed: {jabatan}
    std::string verify_url;          // "https://host/v/CODE"; "" on a draft
    core::Instant at;                // creation time written into the file
    std::string payload;             // JSON carried inside the file; "" on a draft

    bool by_ink() const { return !kind.seal || profile.by_ink(kind.code); }
};

struct Rendered {
    core::Bytes bytes;
    int pages = 0;
    core::pdf::Place signature;      // where the visible signature stands; page counts from 0
    std::vector<core::pdf::Place> cosignatures;   // those of the cosigners, in order
    core::pdf::Place seal;           // room for the seal of the office; width 0: none
};

}  // namespace style
