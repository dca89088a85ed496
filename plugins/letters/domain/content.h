// SPDX-License-Identifier: Apache-2.0
// What the drafter writes: everything of a letter but its number, date and signature. One JSON form
// serves versions, autosave and the API.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "classification/classification.h"
#include "core/base/result.h"
#include "style/body.h"
#include "letters/domain/kind.h"
#include "letters/letters.h"

namespace letters {

// The four rows of an invitation.
struct Event {
    std::optional<core::Date> day;
    std::string time;     // "09.00 WIB s.d. selesai"
    std::string place;
    std::string agenda;
    bool operator==(const Event&) const = default;
};

struct Content {
    Kind kind = Kind::surat_dinas;
    std::string subject;
    style::Body body;
    std::string closing;             // last paragraph before the signature; may be empty
    Event event;
    std::string attachments;         // "Satu berkas"; "" is printed as a dash
    std::string classification;      // code
    classification::AccessClass access = classification::AccessClass::ordinary;
    Urgency urgency = Urgency::ordinary;
    std::vector<Addressee> addressees;
    core::PositionId signer;                   // nil while not chosen
    std::vector<core::PositionId> initials;    // paraf, in order
};

constexpr std::size_t max_subject = 300;      // characters
constexpr std::size_t max_line = 300;
constexpr std::size_t max_addressees = 500;
constexpr std::size_t max_initials = 8;

core::Json to_json(const Content& content);
// Reads the same form from a stranger: every wrong field is a fault named as sent.
core::Checked<Content> content_from(const core::Json& json);

// Lengths and forms; what a draft must already keep.
std::vector<core::Fault> faults_of_draft(const Content& content);
// What is missing before the letter may go up.
std::vector<core::Fault> faults_of_submission(const Content& content);

// What paraf and signature approve: SHA-256 over the JSON form.
core::Digest digest(const Content& content);

// First words of the body, for lists: at most 200 characters.
std::string summary(const Content& content);

// Field names that differ, in the order of the form ("subject", "body", "addressees", ...).
std::vector<std::string> differences(const Content& a, const Content& b);

}  // namespace letters
