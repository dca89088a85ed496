// SPDX-License-Identifier: Apache-2.0
// A BSrE Esign Client Service of ours: v1, v2 and the seal of an office over real HTTP. It signs
// really, under the tests' own authority, and can be told to fail in each way met in the field.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "signing/seal/esign/service.h"
#include "signing/tests/kit.h"

namespace signing::test {

// What it does wrong from now on.
enum class Mischief {
    none,
    error_as_200,      // a failure told with HTTP 200
    echoes,            // an unknown failure that repeats what was sent
    spring_500,        // the Java stack's own error
    html,              // a page where JSON or a PDF belongs
    slow,              // two seconds
    cut,               // half of the answer
    closes,            // no answer
    other_prefix,      // another file, well signed
    broken_signature,  // one signed byte changed
    other_person,      // signed, by somebody else
    two_signatures,
    not_signed,        // the file as it came
    cut_file,          // half of a signed file, as if it were all
    page_changed,      // a page changed on the way, then signed
    annotated,         // an annotation added after signing
    short_of_files,    // v2: one file fewer than asked
    no_result          // seal: result false with HTTP 200
};

struct EsignPerson {
    std::string name, passphrase, email;
    std::string status = "ISSUE";
};

// One request as it came.
struct EsignSeen {
    std::string method, path, type;
    std::map<std::string, std::string> fields;  // of a form; files as their size
    core::Json json;                            // of JSON
};

class EsignServer {
  public:
    EsignServer();
    ~EsignServer();

    // How to reach it: user "naskah", password "sandi aplikasi".
    esign::Service service() const;
    std::string url() const;

    std::map<std::string, EsignPerson> people;  // by NIK
    Mischief mischief = Mischief::none;
    bool legacy = false;         // adbe.pkcs7.detached without signing-certificate, RSA
    bool long_term = false;      // appends a DSS after signing (B-LT)
    double scale = 1, right = 0, down = 0;   // of its units, as an installation of another habit has them
    std::optional<esign::Origin> counts;  // places from there, whatever its edition usually does
    bool draws = false;          // the image of a visible signature, which must be one
    bool keeps_file = false;     // v1: names the id and breaks off, to be fetched
    std::string id_header = "id_dokumen";
    std::string activation = "731904", totp = "480215";
    // A one-time password counts only when it was sent, once, and for no more files than it was sent for.
    bool strict_totp = false;
    std::int64_t totp_files = 0;
    // How it says that a one-time password is wrong: by the code of a wrong passphrase, or by another.
    int wrong_totp_code = 2031;
    std::string wrong_totp = "TOTP anda salah";
    // When not 0: v2 is there for questions, and refuses to sign with this code and these words.
    int refuses_with = 0;
    std::string refuses_saying = "Kuota tanda tangan habis";
    std::vector<EsignSeen> seen;

  private:
    class Front;
    std::unique_ptr<Front> front_;
};

}  // namespace signing::test
