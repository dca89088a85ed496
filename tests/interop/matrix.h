// SPDX-License-Identifier: Apache-2.0
// The matrix: PDFs signed by `naskah sign` and raised by `naskah extend`, at every level, with every kind of
// key, over every kind of file. They stay in the build folder for the judges that are asked when wanted.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace interop {

struct Cell {
    std::string kind;    // of the file that was signed: "ours", "table", "stream", ...
    std::string key;     // "rsa2048", ..., "token": P-256 in SoftHSM
    std::string level;   // "B-LTA": of the last signature
    std::filesystem::path file;   // KIND-KEY-LEVEL.pdf
    int signatures = 1;           // without document timestamps
    int timestamps = 0;           // of the document
};

struct Matrix {
    std::filesystem::path folder, root;   // certificate of the root, PEM
    std::vector<Cell> cells;
    std::string verdicts;   // of `naskah verify --json` over all of them, a line for each
};

// Made on the first call; the folder stays. Beside the files: root.pem, and of each authority a list of
// certificates revoked (none), as CRL in PEM.
const Matrix& matrix();

}  // namespace interop
