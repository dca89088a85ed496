// SPDX-License-Identifier: Apache-2.0
// What came along with items of dossiers another house handed over, beside the files they were filed as, and its metadata.
// Offered by the room that takes their packages in.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace archive {

struct CameFile {
    int item = 0;         // 0: of the dossier as a whole
    std::string kind;     // "terbaru", "bukti", "lampiran", "asal", "metadata"
    std::string name;     // it came by, or the one it has in packages
    std::string ending;   // "pdf"
    core::Digest digest;
};

// Asks no rights: whoever asks has asked the gate of the dossier, and whether the item still stands in it.
class Came {
  public:
    virtual ~Came() = default;
    virtual std::map<DossierId, std::vector<core::Digest>> came(core::db::Tx& tx,
                                                                         const std::vector<DossierId>& ids) = 0;
    virtual std::vector<CameFile> came(core::db::Tx& tx, DossierId id) = 0;
};

}  // namespace archive
