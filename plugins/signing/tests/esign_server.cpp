// SPDX-License-Identifier: Apache-2.0
#include "signing/tests/esign_server.h"

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerRequestImpl.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/Net/ServerSocket.h>

#include <chrono>
#include <mutex>
#include <thread>

#include "core/http/multipart.h"
#include "core/pdf/write.h"
#include "signing/tests/esign_stamp.h"

namespace signing::test {
namespace {

using core::Bytes;
using core::Json;
using std::string;

struct Out {
    int status = 200;
    string type = "application/json";
    string body;
    std::map<string, string> headers;
};

Out json(const Json& value, int status = 200) { return {status, "application/json", value.dump(), {}}; }
Out failure(int code, const string& text) { return json({{"error", text}, {"status_code", code}}, 400); }
Out spring(int status, const string& error, const string& path) {
    return json({{"timestamp", "2026-11-23T08:15:30.123+00:00"}, {"status", status}, {"error", error}, {"path", path}},
                status);
}
bool digits(const string& text, std::size_t count) {
    return text.size() == count && text.find_first_not_of("0123456789") == string::npos;
}

constexpr double page_height = 842;

}  // namespace

// The rooms behind the door: each answers one path.
class EsignServer::Front {
  public:
    explicit Front(EsignServer& own)
        : own_(own), socket_(Poco::Net::SocketAddress("127.0.0.1", 0)),
          server_(Poco::Net::HTTPRequestHandlerFactory::Ptr(new Door(*this)), socket_,
                  new Poco::Net::HTTPServerParams) {
        server_.start();
    }
    ~Front() {
        server_.stopAll(true);
        const std::lock_guard last_one_gone(mutex_);
    }
    int port() const { return socket_.address().port(); }

  private:
    // Owned by the server, as Poco wants it.
    class Door : public Poco::Net::HTTPRequestHandlerFactory {
      public:
        explicit Door(Front& front) : front_(front) {}
        Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest&) override {
            return new Clerk(front_);
        }

      private:
        Front& front_;
    };
    class Clerk : public Poco::Net::HTTPRequestHandler {
      public:
        explicit Clerk(Front& front) : front_(front) {}
        void handleRequest(Poco::Net::HTTPServerRequest& in, Poco::Net::HTTPServerResponse& out) override {
            front_.serve(in, out);
        }

      private:
        Front& front_;
    };

    void serve(Poco::Net::HTTPServerRequest& in, Poco::Net::HTTPServerResponse& out) {
        const string body(std::istreambuf_iterator<char>(in.stream()), {});
        const std::lock_guard lock(mutex_);
        if (own_.mischief == Mischief::closes) {
            static_cast<Poco::Net::HTTPServerRequestImpl&>(in).socket().shutdown();
            return;
        }
        if (own_.mischief == Mischief::slow) std::this_thread::sleep_for(std::chrono::seconds(2));
        const Out made = answer(in, body);
        out.setStatusAndReason(static_cast<Poco::Net::HTTPResponse::HTTPStatus>(made.status));
        out.setContentType(made.type);
        out.setKeepAlive(false);
        for (const auto& [name, value] : made.headers) out.set(name, value);
        out.setContentLength64(static_cast<Poco::Int64>(made.body.size()));
        const bool cut = own_.mischief == Mischief::cut ||
                         (own_.keeps_file && in.getURI() == "/api/sign/pdf" && made.status == 200);
        out.send().write(made.body.data(),
                         static_cast<std::streamsize>(made.body.size() / (cut ? 2 : 1)));
    }

    Out answer(Poco::Net::HTTPServerRequest& in, const string& body) {
        const string path = in.getURI();
        if (in.get("Authorization", "") != "Basic " + core::base64(core::view("naskah:sandi aplikasi")))
            return spring(401, "Unauthorized", path);
        seen_ = {in.getMethod(), path, in.getContentType(), {}, nullptr};
        files_.clear();
        if (in.getContentType().starts_with("multipart/form-data")) read_form(in.getContentType(), body);
        if (in.getContentType() == "application/json")
            try {
                seen_.json = Json::parse(body);
            } catch (const Json::exception&) {
                return spring(500, "Internal Server Error", path);
            }
        own_.seen.push_back(seen_);
        if (const auto wrong = misbehave(path, body)) return *wrong;
        return route(in.getMethod(), path);
    }

    std::optional<Out> misbehave(const string& path, const string& body) const {
        switch (own_.mischief) {
            case Mischief::error_as_200:
                return json({{"error", "Terjadi kesalahan pada sistem"}, {"status_code", 5001}});
            case Mischief::echoes:
                return json({{"message", "Gagal memproses: " + echo(body)}, {"status_code", 7777}}, 400);
            case Mischief::spring_500: return spring(500, "Internal Server Error", path);
            case Mischief::html:
                return Out{200, "text/html", "<html><body>Selamat datang</body></html>", {}};
            default: return std::nullopt;
        }
    }

    string echo(const string& body) const {
        if (seen_.json.is_object()) return body.substr(0, 4000);
        string out;
        for (const auto& [name, value] : seen_.fields) out += name + "=" + value + " ";
        return out;
    }

    void read_form(const string& type, const string& body) {
        const auto parts = core::http::parse_multipart({body.begin(), body.end()}, core::http::boundary_of(type));
        for (const auto& [name, value] : parts.fields.all()) seen_.fields[name] = value;
        for (const auto& upload : parts.uploads) {
            seen_.fields[upload.field] = std::to_string(upload.bytes.size());
            files_[upload.field] = upload.bytes;
        }
    }

    Out route(const string& method, const string& path) {
        const string download = "/api/sign/download/", status = "/api/user/status/";
        if (method == "GET" && path.starts_with(download)) return fetch(path.substr(download.size()));
        if (method == "GET" && path.starts_with(status)) return status_v1(path.substr(status.size()));
        if (method != "POST") return spring(405, "Method Not Allowed", path);
        if (path == "/api/sign/pdf") return sign_v1();
        if (path == "/api/sign/verify") return verify_v1();
        if (path == "/api/v2/sign/pdf") return sign_v2();
        if (path == "/api/v2/sign/get/totp") return send_totp();
        if (path == "/api/v2/user/check/status") return status_v2();
        if (path == "/api/v2/user/registration") return propose();
        if (path == "/api/v2/verify/pdf") return verify_v2();
        if (path.starts_with("/api/v2/seal/")) return seal(path.substr(13));
        return spring(404, "Not Found", path);
    }

    // --- v1 ---

    Out sign_v1() {
        auto& given = seen_.fields;
        if (given["nik"].empty()) return failure(4014, "NIK harus diisi");
        const bool visible = given["tampilan"] == "visible";
        const bool image = given["image"] == "true" && files_.contains("imageTTD");
        const bool link = given["image"] == "false" && !given["linkQR"].empty();
        const bool placed = !given["tag_koordinat"].empty() || (!given["page"].empty() && !given["yAxis"].empty());
        if (!digits(given["nik"], 16) || !files_.contains("file") ||
            (!visible && given["tampilan"] != "invisible") || (visible && (!(image || link) || !placed)))
            return failure(4015, "Data tidak sesuai ketentuan: periksa tampilan");
        const auto person = own_.people.find(given["nik"]);
        if (person == own_.people.end()) return failure(2011, "Penandatangan tidak terdaftar");
        if (given["passphrase"] != person->second.passphrase) return failure(2031, "Passphrase anda salah !!!");
        StampPlace place;
        if (visible) {
            place.visible = true;
            place.tag = !given["tag_koordinat"].empty();
            place.page = place.tag ? 1 : std::stoi(given["page"]);
            const auto at = [&](const char* name) { return place.tag ? 50 : std::stod(given[name]); };
            place.box = {(at("xAxis") - own_.right) / own_.scale, (at("yAxis") - own_.down) / own_.scale,
                         std::stod(given["width"]) / own_.scale, std::stod(given["height"]) / own_.scale};
            if (own_.counts == esign::Origin::top) place.box.bottom = page_height - place.box.bottom - place.box.height;
            if (image) place.image = files_["imageTTD"];
        }
        const Bytes pdf = made(files_["file"], person->second.name, place, given["reason"]);
        const string id = "dok-" + std::to_string(kept_.size() + 1);
        kept_[id] = pdf;
        return {200, "application/pdf", string(core::chars(pdf)), {{own_.id_header, id}}};
    }

    Out fetch(const string& id) {
        const auto found = kept_.find(id);
        if (found == kept_.end() || found->second.empty())
            return failure(4044, "File tidak tersedia, pastikan bahwa dokumen belum di download");
        const Bytes pdf = std::exchange(found->second, {});
        return {200, "application/pdf", string(core::chars(pdf)), {}};
    }

    Out status_v1(const string& nik) const {
        const auto person = own_.people.find(nik);
        if (person == own_.people.end()) return failure(2011, "User tidak terdaftar");
        return json({{"status_code", 1111}, {"status", person->second.status}, {"message", "User telah terdaftar"}});
    }

    Out verify_v1() {
        const check::Report report = inspect(files_["signed_file"]);
        Json details = Json::array();
        for (const auto& one : report.signatures)
            details.push_back({{"signature_field", one.field},
                               {"info_tsa", {{"name", "Penanda Waktu Demo"}}},
                               {"info_signer", {{"signer_name", one.signer}, {"issuer_dn", one.issuer},
                                                {"cert_user_certified", report.genuine()}}},
                               {"signature_document", {{"reason", one.reason}, {"document_integrity", one.intact}}}});
        return json({{"nama_dokumen", "naskah.pdf"},
                     {"jumlah_signature", report.signatures.size()},
                     {"notes", "Dokumen asli"},
                     {own_.legacy ? "SUMMARY" : "summary", report.genuine() ? "VALID" : "INVALID"},
                     {"details", details}});
    }

    // --- v2 ---

    const EsignPerson* person_of(const Json& given) const {
        for (const auto& [nik, person] : own_.people)
            if (given.value("nik", "") == nik || (!person.email.empty() && given.value("email", "") == person.email))
                return &person;
        return nullptr;
    }

    // The files of a v2 call signed, or why not.
    Out signed_files(const string& name) {
        const Json& given = seen_.json;
        const Json& looks = given["signatureProperties"];
        if (!given.contains("file") || !looks.is_array() ||
            (looks.size() != 1 && looks.size() != given["file"].size()))
            return failure(4015, "Data tidak sesuai ketentuan");
        Json files = Json::array();
        for (std::size_t i = 0; i < given["file"].size(); ++i) {
            const Json& look = looks[looks.size() == 1 ? 0 : i];
            StampPlace place;
            place.visible = look["tampilan"] == "VISIBLE";
            if (place.visible && !look.contains("imageBase64")) return failure(4015, "Data tidak sesuai ketentuan");
            if (place.visible) {
                place.tag = look.contains("tag_koordinat");
                place.page = look.value("page", 1);
                const auto height = look["height"].get<double>();
                place.box = {look.value("originX", 50.0), page_height - look.value("originY", 50.0) - height,
                             look["width"].get<double>(), height};
                if (own_.counts == esign::Origin::bottom) place.box.bottom = look.value("originY", 50.0);
                place.image = core::unbase64(look["imageBase64"].get<string>());
            }
            files.push_back(core::base64(made(core::unbase64(given["file"][i].get<string>()), name, place,
                                              look["reason"].is_string() ? look["reason"].get<string>() : "")));
        }
        if (own_.mischief == Mischief::short_of_files) files.erase(files.begin());
        return json({{"time", 1000}, {"file", files}});
    }

    Out sign_v2() {
        const Json& given = seen_.json;
        if (!given.contains("nik") && !given.contains("email")) return failure(4014, "NIK harus diisi");
        const EsignPerson* person = person_of(given);
        if (person == nullptr) return failure(2011, "Penandatangan tidak terdaftar");
        const bool by_totp = given.contains("totp") || given.contains("otp");
        if (by_totp && given.value("totp", given.value("otp", "")) != own_.totp)
            return failure(own_.wrong_totp_code, own_.wrong_totp);
        if (by_totp && own_.strict_totp &&
            std::exchange(own_.totp_files, 0) < static_cast<std::int64_t>(given.value("file", Json::array()).size()))
            return failure(own_.wrong_totp_code, own_.wrong_totp);
        if (!by_totp && given.value("passphrase", "") != person->passphrase)
            return failure(2031, "Passphrase anda salah");
        if (own_.refuses_with != 0) return failure(own_.refuses_with, own_.refuses_saying);
        return signed_files(person->name);
    }

    Out send_totp() {
        if (person_of(seen_.json) == nullptr) return failure(2011, "User tidak terdaftar");
        own_.totp_files = seen_.json.value("data", 0);
        return json({{"message", "OTP dikirim ke email"}, {"data", seen_.json["data"]}});
    }

    Out status_v2() const {
        const EsignPerson* person = person_of(seen_.json);
        if (person == nullptr) return json({{"data", {{"status", "NOT_REGISTERED"}}}, {"message", "-"}});
        return json({{"data", {{"status", person->status}}}, {"message", "Berhasil"}});
    }

    Out propose() const {
        if (person_of(seen_.json) != nullptr) return failure(4024, "NIK telah terdaftar");
        return json({{"message", "Pendaftaran diterima"}});
    }

    Out verify_v2() {
        const check::Report report = inspect(core::unbase64(seen_.json["file"].get<string>()));
        Json list = Json::array();
        for (const auto& one : report.signatures)
            list.push_back({{"id", "S-1"},
                            {"signatureFormat", "PAdES-BASELINE-T"},
                            {"signerName", one.signer},
                            {"fieldName", one.field},
                            {"reason", one.reason},
                            {"integrityValid", one.intact},
                            {"certificateTrusted", report.genuine()},
                            {"lastSignature", one.covers_file},
                            {"ltv", false},
                            {"timestampInfomation", {{"signerName", "Penanda Waktu Demo"}}},
                            {"certificateDetails",
                             Json::array({{{"commonName", one.signer}, {"issuerName", one.issuer}}})}});
        return json({{"conclusion", list.empty() ? "NO_SIGNATURE" : "VALID"},
                     {"description", "Dokumen valid"},
                     {"signatureCount", list.size()},
                     {"signatureInformations", list}});
    }

    // --- seal ---

    Out seal(const string& act) {
        const Json& given = seen_.json;
        const string code = given.value("totp", "");
        if (given.value("idSubscriber", "") != "kota-contoh") return failure(2011, "Subscriber tidak terdaftar");
        const auto plain = [](bool success, const char* message) {
            return json({{"success", success}, {"message", message}, {"data", nullptr}});
        };
        if (own_.mischief == Mischief::no_result)
            return json({{"message", "TOTP " + code + " tidak sesuai"}, {"totp", nullptr}, {"result", false}});
        if (act == "get/activation" && code.empty()) return plain(true, "TOTP Aktivasi berhasil dikirim");
        if (act == "pdf" && code == own_.totp) return signed_files("Pemerintah Kota Contoh");
        if (act == "pdf") return failure(2031, "TOTP salah");
        if (code != own_.activation) return plain(false, "TOTP tidak sesuai");
        if (act == "revoke/activation") return plain(true, "Aktivasi dicabut");
        Json code_given = {{"message", "TOTP berhasil dibuat"},
                           {"totp", own_.totp},
                           {"expires", 300},
                           {"result", true}};
        if (act == "get/totp") return json(code_given);
        if (act != "get/activation") return spring(404, "Not Found", act);
        own_.activation = "118822";
        code_given["totp"] = own_.activation;
        code_given["expires"] = "2026-11-24 08:00:00";
        return json({{"success", true}, {"data", code_given}});
    }

    // The image as it came, stretched to the box.
    static pades::Look look_of(const StampPlace& place) {
        constexpr double mm = 25.4 / 72;
        core::pdf::Setup setup;
        setup.margins = {10, 10, 10, 10};
        setup.page_number.clear();
        const auto& box = place.box;
        const core::pdf::Image image{place.image, box.width * mm, box.height * mm, core::pdf::Align::left, ""};
        auto made = core::pdf::write({image}, setup, NASKAH_FONTS);
        return {std::move(made.bytes), {10 / mm, (297 - 10) / mm - box.height, box.width, box.height}};
    }

    Bytes made(const Bytes& pdf, const string& name, const StampPlace& place, const string& reason) const {
        StampWish wish;
        wish.name = name;
        wish.placement.reason = reason;
        wish.placement.page = place.page;
        if (place.visible) wish.placement.box = place.box;
        if (place.visible && own_.draws) wish.placement.look = look_of(place);
        wish.legacy = own_.legacy;
        wish.long_term = own_.long_term;
        return stamped(pdf, wish, own_.mischief);
    }

    EsignServer& own_;
    std::mutex mutex_;
    EsignSeen seen_;
    std::map<string, Bytes> files_, kept_;
    Poco::Net::ServerSocket socket_;
    Poco::Net::HTTPServer server_;
};

EsignServer::EsignServer() : front_(std::make_unique<Front>(*this)) {}
EsignServer::~EsignServer() = default;

string EsignServer::url() const { return "http://127.0.0.1:" + std::to_string(front_->port()); }

esign::Service EsignServer::service() const {
    esign::Service out;
    out.url = url();
    out.user = "naskah";
    out.password = core::Secret(string("sandi aplikasi"));
    out.plain_http = true;
    out.limit = out.signing_limit = std::chrono::seconds(30);
    return out;
}

}  // namespace signing::test
