// SPDX-License-Identifier: Apache-2.0
#include "tests/support/cluster.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>

namespace tests {
namespace {

std::string script(const std::string& arguments) {
    return "bash '" NASKAH_SOURCE "/tests/support/postgres.sh' " + arguments;
}

}  // namespace

Cluster::Cluster() {
    FILE* said = popen(script("--make").c_str(), "r");
    char line[512] = "";
    const bool made = said != nullptr && std::fgets(line, sizeof line, said) != nullptr;
    if (said != nullptr) pclose(said);
    if (!made) return;
    const std::string text(line);
    folder_ = text.substr(0, text.find(' '));
    address_ = text.substr(text.find(' ') + 1);
    address_.erase(address_.find_last_not_of('\n') + 1);
}

Cluster::~Cluster() {
    if (!folder_.empty() && std::system(script("--remove " + folder_).c_str()) != 0)
        ADD_FAILURE() << "the cluster in " << folder_ << " was not removed";
}

void Cluster::stop() { EXPECT_EQ(std::system(script("--stop " + folder_).c_str()), 0); }
void Cluster::start() { EXPECT_EQ(std::system(script("--start " + folder_).c_str()), 0); }

}  // namespace tests
