; Inno Setup 6: the installer, for everybody at a computer or for one user.
;
;   iscc /DVersion=0.1.0 resources\windows\installer.iss     -> dist\checkout-desk-0.1.0-setup.exe
;
; of dist\checkout-desk; /DDist=… names another folder than dist.
;
; Silent: checkout-desk-0.1.0-setup.exe /VERYSILENT /SUPPRESSMSGBOXES /NORESTART /ALLUSERS
; For one user and without administrator's rights: /CURRENTUSER in place of /ALLUSERS.

#ifndef Version
  #error Give the version: iscc /DVersion=…
#endif
#define Id "io.github.checkout_desk.CheckoutDesk"
#define Root "..\.."
#ifndef Dist
  #define Dist Root + "\dist"
#endif
#ifndef Compression
  #define Compression "lzma2/max"
#endif

[Setup]
AppId={#Id}
AppName=Checkout Desk
AppVersion={#Version}
AppPublisher=The Checkout Desk maintainers
VersionInfoVersion={#Version}
DefaultDirName={code:Programs}\Checkout Desk
DisableProgramGroupPage=yes
DisableDirPage=auto
PrivilegesRequired=admin
PrivilegesRequiredOverridesAllowed=commandline dialog
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0.17763
OutputDir={#Dist}
OutputBaseFilename=checkout-desk-{#Version}-setup
SetupIconFile={#Root}\build\icons\app.ico
UninstallDisplayIcon={app}\checkout-desk.exe
UninstallDisplayName=Checkout Desk
LicenseFile={#Root}\LICENSE
Compression={#Compression}
SolidCompression=yes
WizardStyle=modern
; Closes a running program before its files are replaced, and starts it again.
CloseApplications=yes
ChangesAssociations=yes

[Languages]
Name: "en"; MessagesFile: "compiler:Default.isl"
Name: "es"; MessagesFile: "compiler:Languages\Spanish.isl"

[CustomMessages]
en.InUse=Checkout Desk is still running, for you or for another user of this computer. Close it, then try again.
es.InUse=Checkout Desk sigue abierto, en su sesión o en la de otro usuario de este equipo. Ciérrelo e inténtelo de nuevo.

[Tasks]
Name: "desktopicon"; Description: "{cm:CreateDesktopIcon}"; Flags: unchecked

[InstallDelete]
; Nothing of an older version stays between the files of this one.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Dist}\checkout-desk\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs

[Icons]
Name: "{autoprograms}\Checkout Desk"; Filename: "{app}\checkout-desk.exe"; AppUserModelID: "{#Id}"
Name: "{autodesktop}\Checkout Desk"; Filename: "{app}\checkout-desk.exe"; AppUserModelID: "{#Id}"; Tasks: desktopicon

[Dirs]
; Where a company's managed settings go (docs/deployment.md). Not removed: they are the company's.
Name: "{commonappdata}\checkout-desk"; Check: IsAdminInstallMode; Flags: uninsneveruninstall

[Registry]
; checkout-desk:INVOICE_ID. After the two hyphens nothing is an option, whatever the address holds.
Root: HKA; Subkey: "Software\Classes\checkout-desk"; ValueType: string; ValueData: "URL:Checkout Desk"; Flags: uninsdeletekey
Root: HKA; Subkey: "Software\Classes\checkout-desk"; ValueType: string; ValueName: "URL Protocol"; ValueData: ""
Root: HKA; Subkey: "Software\Classes\checkout-desk\DefaultIcon"; ValueType: string; ValueData: "{app}\checkout-desk.exe,0"
Root: HKA; Subkey: "Software\Classes\checkout-desk\shell\open\command"; ValueType: string; ValueData: """{app}\checkout-desk.exe"" -- ""%1"""

[Run]
; The folder is the administrators' from now on, whoever made it; others may read. Not what is in it:
; a file that somebody else put there stays theirs, and the program does not obey it. /L: of a link,
; the link itself.
Filename: "{sys}\icacls.exe"; Parameters: """{commonappdata}\checkout-desk"" /setowner *S-1-5-32-544 /L"; Check: IsAdminInstallMode; Flags: runhidden
Filename: "{sys}\icacls.exe"; Parameters: """{commonappdata}\checkout-desk"" /reset /L"; Check: IsAdminInstallMode; Flags: runhidden
Filename: "{sys}\icacls.exe"; Parameters: """{commonappdata}\checkout-desk"" /inheritance:r /grant:r *S-1-5-18:(OI)(CI)F *S-1-5-32-544:(OI)(CI)F *S-1-5-32-545:(OI)(CI)RX /L"; Check: IsAdminInstallMode; Flags: runhidden
Filename: "{app}\checkout-desk.exe"; Description: "{cm:LaunchProgram,Checkout Desk}"; Flags: nowait postinstall skipifsilent

[Code]
// Where programs go, as "autopf" has it; an older Wine does not know the user's by its name.
function Programs(Param: String): String;
begin
  if IsAdminInstallMode then
    Result := ExpandConstant('{commonpf}')
  else
    Result := ExpandConstant('{localappdata}\Programs');
end;

// Whether somebody runs this program of the version that is there.
function IsInUse(FileName: String): Boolean;
var
  Name: String;
begin
  Name := ExpandConstant('{app}\') + FileName;
  Result := False;
  if FileExists(Name) then
    try
      TFileStream.Create(Name, fmOpenReadWrite or fmShareExclusive).Free;
    except
      Result := True;
    end;
end;

// What could be closed is closed by now. Before anything is replaced: half of it would not work, and
// whoever runs the older version goes on with it.
procedure CurStepChanged(Step: TSetupStep);
begin
  if Step = ssInstall then
    while IsInUse('checkout-desk.exe') or IsInUse('checkout-desk-cli.exe') do
      if SuppressibleMsgBox(CustomMessage('InUse'), mbError, MB_RETRYCANCEL, IDCANCEL) <> IDRETRY then
        RaiseException(CustomMessage('InUse'));
end;
