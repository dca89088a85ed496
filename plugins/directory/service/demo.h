// SPDX-License-Identifier: Apache-2.0
// Filling the demo city: its organisation, and an account for everyone who has a login.
#pragma once

#include <string>
#include <vector>

#include "core/auth/accounts.h"
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

}  // namespace directory
