// SPDX-License-Identifier: Apache-2.0
// Filling the demo city: its organisation, and an account for everyone who has a login.
#pragma once

#include <string>
#include <vector>

#include "core/auth/accounts.h"
#include "directory/service/delegate.h"
#include "directory/service/lend.h"
#include "directory/service/import.h"

namespace directory {

struct DemoAccount {
    std::string login, password, name, position;
};
// Gives the accounts of the main story. Repeatable: rows and accounts already there are left as
// they are. Throws Error(invalid) naming the first refused row, which would be a fault of the demo
// files.
std::vector<DemoAccount> fill_demo(const core::Context& ctx, core::db::Db& db,
                                   core::auth::Accounts& accounts, Import& import,
                                   const Workbook& book);

// Delegations of signature, from a sheet with the columns pemberi, penerima, bentuk, jenis, kelompok,
// sifat, tahun (0: this year, 1: the next), dasar, dicabut (why it was revoked). Does nothing when there
// are delegations already.
void fill_delegations(const core::Context& ctx, core::db::Db& db, Delegate& delegate, const Sheet& sheet);

// kuasa.csv: jenis, pemberi, penerima (codes of positions), cakupan (words between ;), sifat, mulai and selesai (days
// from today), alasan, dasar.
void fill_grants(const core::Context& ctx, core::db::Db& db, Lend& lend, const Sheet& sheet);

}  // namespace directory
