// SPDX-License-Identifier: Apache-2.0
// The one list of error kinds. A kind says what the caller should do, not where the fault lies.
#pragma once

#include <exception>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace core {

enum class Code {
    invalid,          // mend the input named in faults(), then send again
    unauthenticated,  // sign in first
    forbidden,        // another person may do this; the object may be known to exist
    not_found,        // nothing there, or nothing the actor may know about
    conflict,         // somebody else changed it, or the state does not allow the move
    gone,             // it was here and was lawfully removed
    too_large,        // send less
    too_many,         // wait, then send again
    unsupported,      // this kind of content is not taken
    upstream,         // a service we asked answered wrongly
    unavailable,      // a part we need is away; try later
    internal,         // our own fault; the request id finds it in the log
};

// Short stable name of a code ("not_found"), used in problem+json and logs.
std::string_view name(Code code);

// Values put into the sentence a word key stands for: {"max", "10 MB"}.
using Args = std::vector<std::pair<std::string, std::string>>;

// One thing wrong with one field of the input. `field` is the name the client sent.
struct Fault {
    std::string field;
    std::string key;  // word key of the sentence, e.g. "letters.fault.subject_empty"
    Args args;

    bool operator==(const Fault&) const = default;
};

// Ends the present request or job. The text shown to people comes from the word catalog under
// key(); what() is for the log only and carries no personal content.
class Error : public std::exception {
  public:
    Error(Code code, std::string key, Args args = {});
    Error(std::string key, std::vector<Fault> faults);  // Code::invalid

    Code code() const noexcept { return code_; }
    const std::string& key() const noexcept { return key_; }
    const Args& args() const noexcept { return args_; }
    const std::vector<Fault>& faults() const noexcept { return faults_; }
    // The same error told of a field: Error(unsupported, "core.pdf.locked").of("file").
    Error of(std::string field) const;
    const char* what() const noexcept override { return what_.c_str(); }

  private:
    Code code_;
    std::string key_;
    Args args_;
    std::vector<Fault> faults_;
    std::string what_;
};

}  // namespace core
