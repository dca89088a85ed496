// SPDX-License-Identifier: Apache-2.0
// The life of editions, and the codes that took the place of others.
#pragma once

#include <map>

#include "classification/domain/code.h"
#include "classification/domain/edition.h"
#include "core/db/db.h"

namespace classification::store {

// Until the unit ends nobody else fills the edition, puts it in force or withdraws it. Before the edition is read:
// PostgreSQL shows each statement what was committed before it.
void hold(core::db::Tx& tx, std::string_view id);
void hold(core::db::Tx& tx, Kind kind);   // the same for what looks at all editions of a kind

void publish(core::db::Tx& tx, std::string_view id, const std::string& basis, core::Instant at, const std::string& by,
             const std::string& digest);   // of the form of today
void withdraw(core::db::Tx& tx, std::string_view id);
// Its rows were held against the annex; and a draft's no longer: false when nobody had said so.
void verify(core::db::Tx& tx, std::string_view id, const std::string& with, const std::string& by, core::Instant at);
bool unverify(core::db::Tx& tx, std::string_view id);
// The draft that serves while none of its kind is published; another one chosen before serves no longer.
void serve(core::db::Tx& tx, const Version& draft, const std::string& reason, core::Instant at, const std::string& by);
// All rows of one edition into another of its kind that is still empty.
void copy(core::db::Tx& tx, std::string_view from, std::string_view to);
// Of a draft; false where nothing of it is there.
bool mark(core::db::Tx& tx, const Version& version, const Mark& mark);
std::int64_t count_rows(core::db::Tx& tx, std::string_view version);
std::int64_t count_open(core::db::Tx& tx, std::string_view version);   // rows nobody has decided on

// False when the very pair stands already.
bool add(core::db::Tx& tx, const Mapping& mapping);
std::optional<Mapping> mapping(core::db::Tx& tx, std::string_view id);
// False when it was before.
bool withdraw_mapping(core::db::Tx& tx, std::string_view id, const std::string& reason, core::Instant at,
                      const std::string& by);
std::vector<Mapping> mappings(core::db::Tx& tx, std::string_view from_version, std::string_view to_version);
// Old and new code of all pairs, whatever the editions.
std::vector<CodePair> code_pairs(core::db::Tx& tx);
// Of a code of that scheme the edition and code that took its place, code "" where it was given up: as told for the
// scheme `wanted`, or else for the one told last.
std::vector<std::pair<std::string, std::string>> pairs_from(core::db::Tx& tx, std::string_view scheme,
                                                            std::string_view code, std::string_view wanted);
// A scheme later than `after` in which the code is called so and of which a pair is told, one into `wanted` before others;
// "" = none.
std::string paired_scheme(core::db::Tx& tx, std::string_view code, std::string_view name, std::string_view after,
                          std::string_view wanted);
// The newest scheme in which the code is called so; "" = none.
std::string scheme_calling(core::db::Tx& tx, std::string_view code, std::string_view name);
// How these codes are called: by what is published, else by what was; a draft only where nobody else knows.
std::map<std::string, std::string> code_names(core::db::Tx& tx, const std::vector<std::string>& codes);
// What the code became, each once: a corrected edition says again what the one before it said.
std::vector<std::string> heirs(core::db::Tx& tx, std::string_view code);

}  // namespace classification::store
