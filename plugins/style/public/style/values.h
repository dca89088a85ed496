// SPDX-License-Identifier: Apache-2.0
// What a drafter fills into the parts of a kind: one JSON value for each part, in one form.
//
//   body            document (body.h)             rows        {"day": "2026-12-03", "time": "..."}
//   line            "text"                        persons     [{"name": "...", "nip": "..."}, ...]
//   considerations  ["text in light marks", ...]  table       [{"no": "...", ...}, ...]
//   clauses         [document, ...]               articles    [{"chapter", "title", "body"}, ...]
//   annexes         [{"title", "body", "landscape"}, ...]
//   parties         [{"institution", "name", "position", "address", "basis", "role", "number", "ours"}, ...]
//
// A document may also be sent as text in light marks.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "style/body.h"
#include "style/kind.h"

namespace style {

using Values = std::map<std::string, core::Json>;   // by part code; parts without a value are not in it

struct Article {
    std::string chapter;   // begins a new chapter with this title; "" = goes on
    std::string title;
    Body body;
};

struct Party {
    std::string institution, name, position, address;
    std::string basis;     // by which authority: "berdasarkan Keputusan ..."
    std::string role;      // "PIHAK KESATU"
    std::string number;    // the number this party gives the document
    bool ours = false;     // signs here: name and position are the signer's
};

struct Annex {
    std::string title;
    Body body;
    bool landscape = false;
};

constexpr std::size_t max_line_length = 1000;      // characters
constexpr std::size_t max_item_length = 6000;
constexpr std::size_t max_items = 200;
constexpr std::size_t max_rows = 1000;             // persons, table
constexpr std::size_t max_annexes = 30;

// The one form of what was sent for the parts of a kind; blank items and rows are left out. Faults
// name the place as sent: "parts.menimbang.2", "parts.kepada.3.nip"; rows count from 1.
core::Checked<Values> values_from(const Kind& kind, const core::Json& parts);
// Required parts and fields that are blank.
std::vector<core::Fault> missing(const Kind& kind, const Values& values);
Values presets(const Kind& kind);

core::Json to_json(const Values& values);
// Of what values_from made; throws Error(internal) for anything else.
Values values_kept(const core::Json& parts);

// Readers of the one form. An absent part reads as an empty value.
Body body_of(const Values& values, std::string_view part);
std::string line_of(const Values& values, std::string_view part);
std::string row_of(const Values& values, std::string_view part, std::string_view field);
std::vector<std::string> items_of(const Values& values, std::string_view part);
std::vector<Body> clauses_of(const Values& values, std::string_view part);
std::vector<std::map<std::string, std::string>> lines_of(const Values& values, std::string_view part);
std::vector<Article> articles_of(const Values& values, std::string_view part);
std::vector<Party> parties_of(const Values& values, std::string_view part);
std::vector<Annex> annexes_of(const Values& values, std::string_view part);

// Values moved to another version of their kind: parts that are there no more, or are of another
// type, are put into `lost`.
Values moved(const Kind& to, const Values& values, std::vector<std::string>& lost);

// Everything that can be read, for search and summaries.
std::string plain_text(const Kind& kind, const Values& values);

}  // namespace style
