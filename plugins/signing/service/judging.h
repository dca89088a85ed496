// SPDX-License-Identifier: Apache-2.0
// naskah verify: files from the command line, a verdict for each.
#pragma once

#include <iosfwd>
#include <string>
#include <vector>

#include "core/words/words.h"
#include "signing/check/trust.h"
#include "signing/service/judges.h"

namespace signing {

struct Judging {
    std::vector<std::string> files;
    check::Anchors anchors;
    core::Instant at;
    core::Zone zone = core::Zone::wib;
    bool json = false;   // one object a line (signing/summary.h); else the verdicts in words
    bool offline = true;
    bool second_look = true;
};

// Exit code: 1 one failed, 3 one is no PDF or cannot be read, 2 one cannot be told, 0 all passed; the
// first of these that holds. Files that cannot be read are told on `errors`, too.
int judge_files(const Judging& asked, Judges& judges, const core::words::Catalog& words, std::ostream& out,
                std::ostream& errors);

// Every certificate of a folder, PEM or DER, as an anchor; its revocation lists (*.crl, DER) are known,
// and files that are something else by content and name (not *.pem, *.crt, *.cer, *.der) are passed over.
// Throws Error(invalid) with the word keys signing.error.trust_folder and trust_file.
check::Anchors anchors_of(const std::string& folder);

}  // namespace signing
