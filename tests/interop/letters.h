// SPDX-License-Identifier: Apache-2.0
// Signed letters of the demo city, made once by the real binary over its API, as a reader outside
// gets them: files, and the root certificate of the demo authority.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/bytes.h"
#include "core/base/json.h"

namespace interop {

struct Letter {
    std::string name;  // "nota_dinas"; the file is NAME.pdf
    std::filesystem::path file;
    core::Bytes bytes;
    std::string subject;
    std::string number;
    int least_pages = 1;
    std::vector<std::string> reading;  // what stands in it, from the top to the end
};

struct Shelf {
    std::filesystem::path folder;
    std::filesystem::path root;  // certificate of the demo root, PEM
    std::vector<Letter> letters;
};

// Made on the first call; the folder stays.
const Shelf& shelf();

// What the letters say.
struct Draft {
    std::string name;
    core::Json content;
    int least_pages = 1;
    std::vector<std::string> opening;  // after the letterhead, before the body: {number} {date} {subject}
    std::vector<std::string> body;     // pieces of the body, in order
    std::vector<std::string> end;      // after the signature
};
std::vector<Draft> drafts();

}  // namespace interop
