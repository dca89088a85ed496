// SPDX-License-Identifier: Apache-2.0
// What the drafter writes: everything of a letter but its number, date and signature. One JSON form
// serves versions, autosave and the API. Which parts there are is said by the kind (room style).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "classification/classification.h"
#include "core/base/result.h"
#include "directory/partners.h"
#include "letters/domain/file.h"
#include "letters/letters.h"
#include "style/kind.h"
#include "style/signer_block.h"
#include "style/values.h"

namespace letters {

// An addressee of the address book. Printed and place are taken from there while the draft says nothing.
struct PartnerAddressee {
    directory::PartnerId partner;
    std::string printed;         // "Kepala Badan Pusat Statistik Kota Pangkalpinang"
    std::string place;           // "Jakarta": printed after "di" where it differs from our own
    bool copy = false;
    bool operator==(const PartnerAddressee&) const = default;
};

struct Content {
    std::string kind;                // "surat_dinas"
    std::int64_t kind_version = 0;   // frozen when it goes up: a kind that changes later changes no letter
    std::string subject;
    style::Values parts;             // by part code, as the kind says
    std::optional<File> file;        // written elsewhere: printed instead of the parts
    std::string attachments;         // "Satu berkas"; "" is printed as a dash
    std::string summary;             // isi ringkas; carried in the file, not printed
    std::optional<core::Date> reply_by;        // balas sebelum; carried in the file
    std::string classification;      // code
    classification::AccessClass access = classification::AccessClass::ordinary;
    std::optional<core::Date> access_until;    // until when it is withheld; only of a class above ordinary
    Urgency urgency = Urgency::ordinary;
    std::vector<Addressee> addressees;         // members of groups among them, marked so
    std::vector<std::string> groups, copy_groups;   // codes
    std::optional<core::Date> grouped_on;      // whose members these are: of the day it went up
    std::vector<PartnerAddressee> partners;    // outside the agency
    std::vector<std::string> outside;          // outside the agency, written once, as printed
    core::PositionId signer;                   // nil while not chosen
    style::Behalf behalf = style::Behalf::none;
    // Who sign after the signer, in order, of a kind that several sign. The signer is the first: his unit's book
    // numbers the letter, and number and date stand on the sheet the others sign.
    std::vector<core::PositionId> cosigners;
    std::vector<core::PositionId> initials;    // paraf, in order
    std::vector<core::PositionId> coordinators;   // paraf koordinasi, asked together before the signer
};

constexpr std::size_t max_subject = 300;      // characters
constexpr std::size_t max_line = 300;
constexpr std::size_t max_summary = 1000;
constexpr std::size_t max_addressees = 500;
constexpr std::size_t max_outside = 100;
constexpr std::size_t max_partners = 200;
constexpr std::size_t max_groups = 100;
constexpr std::size_t max_cosigners = 7;
constexpr std::size_t max_initials = 8;
constexpr std::size_t max_coordinators = 12;

core::Json to_json(const Content& content);
// Reads the same form from a stranger: every wrong field is a fault named as sent. `body`, `closing`
// and `event` may stand beside `parts` when the kind has such parts; `file` is passed over, as files come
// by a way of their own. A kind without a code is one
// nobody knows: a fault of `kind`, and its parts are not judged.
core::Checked<Content> content_from(const core::Json& json, const style::Kind& kind);
// Of what to_json made. Throws Error(internal).
Content content_kept(const core::Json& json);

// Lengths and forms; what a draft must already keep.
std::vector<core::Fault> faults_of_draft(const Content& content);
// Cosigners of a kind that one alone signs, or one who signs already.
std::vector<core::Fault> cosigner_faults(const Content& content, const style::Kind& kind);
// What is missing before the letter may go up.
std::vector<core::Fault> faults_of_submission(const Content& content, const style::Kind& kind);

// SHA-256 over the JSON form: whether anything at all is another.
core::Digest digest(const Content& content);
// What stands on the sheet, as JSON: what paraf and signature approve. Who gives paraf is not on it, nor to whom a
// document goes whose kind prints no addressees.
std::string printed_text(const Content& content, const style::Kind& kind);
// SHA-256 over it.
core::Digest printed_digest(const Content& content, const style::Kind& kind);

// First words of the text, for lists: at most 200 characters.
std::string summary(const Content& content, const style::Kind& kind);

// To whom, for lists: positions, partners, then the others; two names and how many more by the pattern
// `rest` with {count}.
std::string addressed_to(const Content& content, std::string_view rest);

// Field names that differ, in the order of the form ("subject", "parts.body", "addressees", ...).
std::vector<std::string> differences(const Content& a, const Content& b);
// The value of such a field in the JSON form; null when it is not there.
core::Json field_of(const core::Json& content, std::string_view field);

}  // namespace letters
