// SPDX-License-Identifier: Apache-2.0
// The files of dossiers as they were filed, of many at once: for whoever watches over them.
#pragma once

#include <map>
#include <vector>

#include "archive/dossiers.h"
#include "core/base/bytes.h"

namespace archive {

struct FiledFile {
    int number = 0;   // of the item in the dossier it stands in
    std::string subject;
    core::Digest digest;
};

class Files {
  public:
    virtual ~Files() = default;
    // Of each the actor may know of and that is not destroyed or handed over; the system knows all. Empty of one on paper alone.
    virtual std::map<DossierId, std::vector<FiledFile>> kept_files(core::db::Tx& tx, const core::Context& ctx,
                                                              const std::vector<DossierId>& ids) = 0;
};

}  // namespace archive
