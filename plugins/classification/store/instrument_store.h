// SPDX-License-Identifier: Apache-2.0
// Codes, rules and access classes by edition.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "classification/domain/code.h"
#include "classification/domain/import.h"
#include "core/db/db.h"

namespace classification::store {

std::vector<Version> versions(core::db::Tx& tx);  // newest in force first
std::optional<Version> version(core::db::Tx& tx, std::string_view id);
// The published edition in force that day, else the draft chosen for the time being; before all of them, the first; ""
// when there is none. What is withdrawn is not in force.
std::string version_on(core::db::Tx& tx, Kind kind, core::Date day);
std::string newest_draft(core::db::Tx& tx, Kind kind);   // "" when there is none
std::optional<Version> version_named(core::db::Tx& tx, Kind kind, std::string_view name);
void add(core::db::Tx& tx, const Version& version);

// An imported code, with where it was taken from.
struct Shown {
    Code code;
    std::string source;
    std::string keywords{};
};
std::optional<Shown> code(core::db::Tx& tx, std::string_view version, std::string_view code);
std::vector<Code> children(core::db::Tx& tx, std::string_view version, std::string_view parent);
// Codes with all the stems in their name and keywords, or whose code starts with `words`; best first.
std::vector<Code> search(core::db::Tx& tx, std::string_view version, std::string_view words,
                         const std::vector<std::string>& stems, int limit);
std::optional<RuleRow> rule(core::db::Tx& tx, std::string_view version, std::string_view code);
std::optional<AccessRow> access(core::db::Tx& tx, std::string_view version, std::string_view code);

// Written over what is there: called for rows that are new or that a person decided on.
// Names, with their keywords, whose words nobody stemmed yet.
struct Unstemmed {
    std::string version, code, name;
};
std::vector<Unstemmed> unstemmed(core::db::Tx& tx, int limit);
void keep_stems(core::db::Tx& tx, const Unstemmed& of, const std::string& stems);

void save(core::db::Tx& tx, std::string_view version, const CodeRow& row, const std::string& stems);
void save(core::db::Tx& tx, std::string_view version, const RuleRow& row);
void save(core::db::Tx& tx, std::string_view version, const AccessRow& row);

Existing everything(core::db::Tx& tx, std::string_view scheme, std::string_view retention,
                    std::string_view access);

}  // namespace classification::store
