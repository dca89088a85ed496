// SPDX-License-Identifier: Apache-2.0
// Backup, restore and the doctor. A backup is one tar: a consistent copy of the database, every blob and the settings,
// with a list of SHA-256 sums that restore checks first. The keys go along only when asked for (--keys), and are put
// back into the keys folder the restored settings name.
#pragma once

#include <string>
#include <vector>

#include "core/app/house.h"

namespace core::app {

int backup(Application& app, const std::vector<std::string>& words);
int restore(Application& app, const std::vector<std::string>& words);
int doctor(Application& app, const std::vector<std::string>& words);

}  // namespace core::app
